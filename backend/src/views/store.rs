//! Every query on saved views lives here, and every read takes a [`Sight`].
use sea_orm::{ActiveValue::Set, PaginatorTrait, QueryOrder, QuerySelect, prelude::*};
use shared::ListKind;

use super::{
    entity::{
        saved_view::{ActiveModel, Column, Entity, Model},
        saved_view_default as default,
    },
    sight::Sight,
};
use crate::{
    identity,
    platform::{Tx, Versioned},
};

/// What a list offers, at most.
pub const MOST_SHOWN: u64 = 200;
/// The views of one person of one list.
pub const MOST_OWN: u64 = 50;

/// A view as somebody is shown it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub row: Model,
    pub owner: Option<String>,
    pub is_default: bool,
    pub is_mine: bool,
    pub may_change: bool,
}

/// The views of a list, the oldest first.
pub async fn of_list(db: &impl ConnectionTrait, sight: &Sight, list: ListKind) -> Result<Vec<Shown>, DbErr> {
    let rows = Entity::find()
        .filter(sight.rows())
        .filter(Column::List.eq(list.tag()))
        .order_by_asc(Column::Id)
        .limit(MOST_SHOWN)
        .all(db)
        .await?;
    shown(db, sight, rows).await
}

pub async fn find(db: &impl ConnectionTrait, sight: &Sight, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(sight.rows()).one(db).await
}

pub async fn find_shown(db: &impl ConnectionTrait, sight: &Sight, id: Uuid) -> Result<Option<Shown>, DbErr> {
    let row = find(db, sight, id).await?;
    Ok(shown(db, sight, row.into_iter().collect()).await?.pop())
}

/// With the names of their owners, and which of them is the default: two statements.
pub async fn shown(db: &impl ConnectionTrait, sight: &Sight, rows: Vec<Model>) -> Result<Vec<Shown>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = identity::full_names(db, rows.iter().map(|row| row.account_id)).await?;
    let defaults = default::Entity::find()
        .filter(default::Column::AccountId.eq(sight.account_id))
        .filter(default::Column::ViewId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let each = |row: Model| Shown {
        owner: names.get(&row.account_id).cloned(),
        is_default: defaults.iter().any(|default| default.view_id == row.id),
        is_mine: row.account_id == sight.account_id,
        may_change: sight.may_change(&row),
        row,
    };
    Ok(rows.into_iter().map(each).collect())
}

pub async fn count_own(tx: &Tx, list: ListKind) -> Result<u64, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(tx.account_id)).filter(Column::List.eq(list.tag()));
    own.count(tx.db()).await
}

pub async fn insert(tx: &Tx, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(tx.db()).await
}

/// With it goes that it was somebody's default.
pub async fn remove(tx: &Tx, row: &Model) -> Result<bool, DbErr> {
    default::Entity::delete_many().filter(default::Column::ViewId.eq(row.id)).exec(tx.db()).await?;
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(row.version))
        .exec(tx.db())
        .await?;
    Ok(gone.rows_affected == 1)
}

/// None: the list opens as it is.
pub async fn set_default(tx: &Tx, list: ListKind, view_id: Option<Uuid>) -> Result<(), DbErr> {
    default::Entity::delete_many()
        .filter(default::Column::AccountId.eq(tx.account_id))
        .filter(default::Column::List.eq(list.tag()))
        .exec(tx.db())
        .await?;
    let Some(view_id) = view_id else { return Ok(()) };
    let row = default::ActiveModel {
        account_id: Set(tx.account_id),
        list: Set(list.tag().to_owned()),
        view_id: Set(view_id),
    };
    default::Entity::insert(row).exec_without_returning(tx.db()).await.map(|_| ())
}

impl Versioned for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
