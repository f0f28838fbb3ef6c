//! Villages are entered many at once, and taken back while nothing has come to rest on them.
use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::{
    QueryOrder, QuerySelect,
    prelude::*,
    sea_query::{ExprTrait, SelectStatement},
};
use shared::UnitKind;

use crate::{
    places::entity::{
        succession,
        unit::{ActiveModel, Column, Entity},
    },
    platform::{Tx, importing::ROWS_AT_ONCE},
};

/// The villages of communes that stand or will: the commune, and the name as a search has it.
pub async fn villages_of(
    db: &impl ConnectionTrait,
    communes: HashSet<Uuid>,
    today: NaiveDate,
) -> Result<HashSet<(Uuid, String)>, DbErr> {
    let (communes, mut found): (Vec<_>, _) = (communes.into_iter().collect(), HashSet::new());
    for some in communes.chunks(ROWS_AT_ONCE) {
        let rows: Vec<(Uuid, String)> = Entity::find()
            .select_only()
            .column(Column::ParentId)
            .column(Column::SearchText)
            .filter(Column::ParentId.is_in(some.iter().copied()))
            .filter(Column::Kind.eq(UnitKind::Village.tag()))
            .filter(Column::ValidTo.is_null().or(Column::ValidTo.gte(today)))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

pub async fn insert(tx: &Tx, rows: impl IntoIterator<Item = ActiveModel>) -> Result<(), DbErr> {
    Entity::insert_many(rows).exec_without_returning(tx.db()).await.map(|_| ())
}

/// Holds units, and tells which of them have units below or a successor.
pub async fn hold_grown(tx: &Tx, ids: &SelectStatement) -> Result<Vec<Uuid>, DbErr> {
    let held = Entity::find().select_only().column(Column::Id).filter(Column::Id.in_subquery(ids.clone()));
    held.lock_exclusive().into_tuple::<Uuid>().all(tx.db()).await?;
    let parents = Entity::find().select_only().column(Column::ParentId).distinct();
    let parents = parents.filter(Column::ParentId.in_subquery(ids.clone()));
    let mut grown: Vec<Uuid> = parents.into_tuple().all(tx.db()).await?;
    for side in [succession::Column::PredecessorId, succession::Column::SuccessorId] {
        let linked =
            succession::Entity::find().select_only().column(side).filter(side.in_subquery(ids.clone()));
        grown.extend(linked.into_tuple::<Uuid>().all(tx.db()).await?);
    }
    Ok(grown)
}

/// The names of units that were found in scope.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<String>, DbErr> {
    let named = Entity::find().select_only().column(Column::Name).filter(Column::Id.is_in(ids));
    named.order_by_asc(Column::NameSort).order_by_asc(Column::Id).into_tuple().all(db).await
}

pub async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.in_subquery(ids.clone())).exec(tx.db()).await.map(|_| ())
}
