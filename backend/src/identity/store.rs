//! Every query on accounts lives here, and every read takes a [`Scope`].
pub mod entering;

use async_graphql::Enum;
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{ExprTrait, IntoCondition, SelectStatement},
};
use shared::{Login, Name, Role};

use super::{
    entity::{account, membership},
    scope::Scope,
};
use crate::{
    api::{Cursor, Page},
    platform::{Tx, person_sort_key, search_text},
};

/// Acts that look at all accounts before they change one take turns.
pub const ACCOUNTS_TURN: i64 = 0x4143_434f;

/// The orders a list of accounts can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "AccountSort")]
pub enum Sort {
    /// By given name, then family name, in Vietnamese alphabetical order.
    #[default]
    Name,
}

impl Sort {
    pub const fn tag(self) -> u8 {
        match self {
            Self::Name => b'n',
        }
    }

    pub fn cursor(self, row: &account::Model) -> Cursor {
        Cursor { order: self.tag(), id: row.id, key: row.name_sort.clone() }
    }
}

fn visible(scope: &Scope) -> Select<account::Entity> {
    account::Entity::find().filter(scope.offices(account::Column::OfficeId))
}

/// The ids of what is in scope, to stand inside another statement.
pub fn seen(scope: &Scope) -> SelectStatement {
    visible(scope).select_only().column(account::Column::Id).into_query()
}

pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: Uuid,
) -> Result<Option<account::Model>, DbErr> {
    visible(scope).filter(account::Column::Id.eq(id)).one(db).await
}

/// What people are called who left their name on a record in scope.
pub async fn full_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<std::collections::HashMap<Uuid, String>, DbErr> {
    let rows: Vec<(Uuid, String)> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .column(account::Column::FullName)
        .filter(account::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

pub async fn find_many(
    db: &impl ConnectionTrait,
    scope: &Scope,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<account::Model>, DbErr> {
    visible(scope).filter(account::Column::Id.is_in(ids)).all(db).await
}

/// Several, held until the transaction ends, in the order of their ids: two acts never wait for each other in a circle.
pub async fn hold_many(
    tx: &Tx,
    scope: &Scope,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<account::Model>, DbErr> {
    let several = visible(scope).filter(account::Column::Id.is_in(ids));
    several.order_by_asc(account::Column::Id).lock_exclusive().all(tx.db()).await
}

/// All that a list goes through, page by page.
pub fn all(scope: &Scope, filter: impl IntoCondition) -> Select<account::Entity> {
    visible(scope).filter(filter.into_condition())
}

pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    page: &Page,
) -> Result<Vec<account::Model>, DbErr> {
    let mut rows = all(scope, filter).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(cursor.after(account::Column::NameSort, account::Column::Id));
    }
    rows.order_by_asc(account::Column::NameSort).order_by_asc(account::Column::Id).all(db).await
}

/// For signing in alone: who is asked for is not known to be in anybody's scope yet.
pub async fn find_by_login(
    db: &impl ConnectionTrait,
    login: &Login,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::Login.eq(login.as_str())).one(db).await
}

/// An account with its first membership.
pub struct NewAccount<'a> {
    pub office_id: Uuid,
    pub login: &'a Login,
    pub full_name: &'a Name,
    pub password_hash: String,
    pub organization_id: Uuid,
    /// The top of the sub-tree the membership reaches.
    pub unit_id: Uuid,
    pub role: Role,
    pub valid_from: NaiveDate,
}

pub async fn open(tx: &Tx, new: NewAccount<'_>) -> Result<account::Model, DbErr> {
    let name = new.full_name.as_str();
    let row = account::ActiveModel {
        id: Set(tx.new_id()),
        version: Set(1),
        office_id: Set(new.office_id),
        login: Set(new.login.as_str().to_owned()),
        full_name: Set(name.to_owned()),
        name_sort: Set(person_sort_key(name)),
        search_text: Set(search_text(&format!("{name} {}", new.login.as_str()))),
        password_hash: Set(new.password_hash),
        disabled_at: Set(None),
        created_at: Set(tx.now),
    };
    let account = row.insert(tx.db()).await?;
    let first = membership::ActiveModel {
        id: Set(tx.new_id()),
        account_id: Set(account.id),
        organization_id: Set(new.organization_id),
        unit_id: Set(new.unit_id),
        role: Set(new.role.tag().to_owned()),
        valid_from: Set(new.valid_from),
        valid_to: Set(None),
    };
    first.insert(tx.db()).await?;
    Ok(account)
}

pub async fn set_password(tx: &Tx, id: Uuid, hash: String) -> Result<Option<account::Model>, DbErr> {
    let changed = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::val(hash))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id))
        .exec_with_returning(tx.db())
        .await?;
    Ok(changed.into_iter().next())
}

/// The same password with the figures of now; nothing if another password was set meanwhile.
pub async fn hash_anew(db: &impl ConnectionTrait, of: &account::Model, hash: String) -> Result<(), DbErr> {
    let same = account::Entity::update_many().col_expr(account::Column::PasswordHash, Expr::val(hash));
    let same = same.filter(account::Column::Id.eq(of.id));
    same.filter(account::Column::PasswordHash.eq(of.password_hash.as_str())).exec(db).await.map(|_| ())
}

/// None if the row has moved on since `expected`, or is not in scope.
pub async fn set_enabled(
    tx: &Tx,
    scope: &Scope,
    id: Uuid,
    expected: i32,
    enabled: bool,
) -> Result<Option<account::Model>, DbErr> {
    let disabled_at = if enabled { None } else { Some(tx.now) };
    let changed = account::Entity::update_many()
        .col_expr(account::Column::DisabledAt, Expr::val(disabled_at))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(scope.offices(account::Column::OfficeId))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::Version.eq(expected))
        .exec_with_returning(tx.db())
        .await?;
    Ok(changed.into_iter().next())
}

/// The same for several that are held.
pub async fn set_all_enabled(
    tx: &Tx,
    ids: impl IntoIterator<Item = Uuid>,
    enabled: bool,
) -> Result<(), DbErr> {
    let disabled_at = if enabled { None } else { Some(tx.now) };
    account::Entity::update_many()
        .col_expr(account::Column::DisabledAt, Expr::val(disabled_at))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.is_in(ids))
        .exec(tx.db())
        .await
        .map(|_| ())
}

/// Its memberships are part of it: with each change of them it moves on. None if it has since `expected`.
pub async fn move_on(
    tx: &Tx,
    scope: &Scope,
    id: Uuid,
    expected: Option<i32>,
) -> Result<Option<account::Model>, DbErr> {
    let mut moved = account::Entity::update_many()
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(scope.offices(account::Column::OfficeId))
        .filter(account::Column::Id.eq(id));
    if let Some(expected) = expected {
        moved = moved.filter(account::Column::Version.eq(expected));
    }
    Ok(moved.exec_with_returning(tx.db()).await?.into_iter().next())
}
