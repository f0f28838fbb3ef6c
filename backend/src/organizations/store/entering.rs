//! Organizations are entered many at once, and taken back while nothing has come to rest on them.
use std::collections::BTreeSet;

use sea_orm::{QueryOrder, QuerySelect, prelude::*, sea_query::SelectStatement};

use super::visible;
use crate::{
    assignments, identity,
    identity::Scope,
    organizations::{
        entity::{ActiveModel, Column, Entity, Model},
        succession::entity as succession,
    },
    platform::{Tx, importing::ROWS_AT_ONCE},
};

/// Those in scope whose names read so, as a search has them; names are asked for by hundreds.
pub async fn called(
    db: &impl ConnectionTrait,
    scope: &Scope,
    office_id: Uuid,
    texts: &BTreeSet<String>,
) -> Result<Vec<Model>, DbErr> {
    let (texts, mut found): (Vec<_>, _) = (texts.iter().map(String::as_str).collect(), Vec::new());
    for some in texts.chunks(ROWS_AT_ONCE) {
        let named = visible(scope)
            .filter(Column::OfficeId.eq(office_id))
            .filter(Column::SearchText.is_in(some.iter().copied()));
        found.extend(named.order_by_asc(Column::Id).all(db).await?);
    }
    Ok(found)
}

/// The units of these in which some organization stands.
pub async fn standing_in(tx: &Tx, units: &SelectStatement) -> Result<Vec<Uuid>, DbErr> {
    let units = Column::UnitId.in_subquery(units.clone());
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .distinct()
        .filter(units)
        .into_tuple()
        .all(tx.db())
        .await
}

pub async fn insert(tx: &Tx, rows: impl IntoIterator<Item = ActiveModel>) -> Result<(), DbErr> {
    Entity::insert_many(rows).exec_without_returning(tx.db()).await.map(|_| ())
}

/// Holds organizations, and tells the names of those that were changed, or that somebody or something belongs to.
pub async fn hold_in_use(tx: &Tx, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
    let rows = Entity::find().select_only().columns([Column::Id, Column::Version]);
    let held = rows.filter(Column::Id.in_subquery(ids.clone())).lock_exclusive();
    let held: Vec<(Uuid, i32)> = held.into_tuple().all(tx.db()).await?;
    let changed = held.into_iter().filter(|(_, version)| *version != 1);
    let mut used: BTreeSet<Uuid> = changed.map(|(id, _)| id).collect();
    let above = Entity::find().select_only().column(Column::ParentId).distinct();
    let above = above.filter(Column::ParentId.in_subquery(ids.clone()));
    used.extend(above.into_tuple::<Uuid>().all(tx.db()).await?);
    for side in [succession::Column::PredecessorId, succession::Column::SuccessorId] {
        let linked = succession::Entity::find().select_only().column(side);
        let linked = linked.filter(side.in_subquery(ids.clone()));
        used.extend(linked.into_tuple::<Uuid>().all(tx.db()).await?);
    }
    used.extend(identity::organizations_with_people(tx, ids).await?);
    used.extend(assignments::organizations_given_to(tx, ids).await?);
    let named = Entity::find().select_only().column(Column::Name).filter(Column::Id.is_in(used));
    named.order_by_asc(Column::NameSort).order_by_asc(Column::Id).into_tuple().all(tx.db()).await
}

pub async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.in_subquery(ids.clone())).exec(tx.db()).await.map(|_| ())
}
