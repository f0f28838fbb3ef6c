//! Every query on schemes, their targets and the clauses they hang on.
use std::collections::BTreeSet;

use sea_orm::{
    ActiveValue::Set, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, prelude::*,
    sea_query::SelectStatement,
};

use super::entity::{
    clause_scheme,
    scheme::{ActiveModel, Column, Entity, Model},
    target,
};
use crate::{
    database,
    identity::Scope,
    platform::{Tx, Versioned},
};

/// An office follows few of them; a list shows them all.
pub const MOST: u64 = 200;

const SCHEMES_TURN: i64 = 0x5343_484d;

/// The ids of those of the scope's offices, to stand inside another statement.
pub fn seen(scope: &Scope) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(scope.offices(Column::OfficeId)).into_query()
}

/// The schemes of an office, by name.
pub async fn all(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(scope.offices(Column::OfficeId))
        .order_by_asc(Column::NameSort)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await
}

/// For an id that a caller names.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(scope.offices(Column::OfficeId)).one(db).await
}

/// Of these ids those that are schemes of the office.
pub async fn find_many(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OfficeId.eq(office_id)).filter(Column::Id.is_in(ids)).all(db).await
}

/// Whether another scheme of the office is called so.
pub async fn is_taken(tx: &Tx, office_id: Uuid, name_sort: &[u8], but: Option<Uuid>) -> Result<bool, DbErr> {
    let mut named =
        Entity::find().filter(Column::OfficeId.eq(office_id)).filter(Column::NameSort.eq(name_sort.to_vec()));
    if let Some(id) = but {
        named = named.filter(Column::Id.ne(id));
    }
    Ok(named.one(tx.db()).await?.is_some())
}

/// Acts that look at the names of all schemes before they write one take turns.
pub async fn take_turns(tx: &Tx) -> Result<(), DbErr> {
    database::take_turns(tx.db(), SCHEMES_TURN).await
}

pub async fn count(tx: &Tx, office_id: Uuid) -> Result<u64, DbErr> {
    Entity::find().filter(Column::OfficeId.eq(office_id)).count(tx.db()).await
}

pub async fn insert(tx: &Tx, row: ActiveModel, targets: Vec<target::Model>) -> Result<Model, DbErr> {
    let row = row.insert(tx.db()).await?;
    insert_targets(tx, targets).await?;
    Ok(row)
}

impl Versioned for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}

/// Puts these targets in the place of those that were there.
pub async fn replace_targets(tx: &Tx, scheme_id: Uuid, targets: Vec<target::Model>) -> Result<(), DbErr> {
    target::Entity::delete_many().filter(target::Column::SchemeId.eq(scheme_id)).exec(tx.db()).await?;
    insert_targets(tx, targets).await
}

async fn insert_targets(tx: &Tx, targets: Vec<target::Model>) -> Result<(), DbErr> {
    if !targets.is_empty() {
        let rows = targets.into_iter().map(target::ActiveModel::from);
        target::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// By year, in the order of the form.
pub async fn targets(
    db: &impl ConnectionTrait,
    schemes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<target::Model>, DbErr> {
    target::Entity::find()
        .filter(target::Column::SchemeId.is_in(schemes))
        .order_by_asc(target::Column::Year)
        .order_by_asc(target::Column::Position)
        .order_by_asc(target::Column::Id)
        .all(db)
        .await
}

/// Pairs of (clause, scheme), by the scheme's name.
pub async fn of_clauses(
    db: &impl ConnectionTrait,
    clauses: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<(Uuid, Model)>, DbErr> {
    let links =
        clause_scheme::Entity::find().filter(clause_scheme::Column::ClauseId.is_in(clauses)).all(db).await?;
    let ids: BTreeSet<_> = links.iter().map(|link| link.scheme_id).collect();
    let named = Entity::find()
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::NameSort)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let found = named.iter().flat_map(|scheme| {
        let here = links.iter().filter(|link| link.scheme_id == scheme.id);
        here.map(|link| (link.clause_id, scheme.clone()))
    });
    Ok(found.collect())
}

/// A clause serves these schemes and no others.
pub async fn hang(tx: &Tx, clause_id: Uuid, schemes: &[Uuid]) -> Result<(), DbErr> {
    use clause_scheme::Column::ClauseId;
    clause_scheme::Entity::delete_many().filter(ClauseId.eq(clause_id)).exec(tx.db()).await?;
    if !schemes.is_empty() {
        let link = |scheme_id: &Uuid| clause_scheme::ActiveModel {
            clause_id: Set(clause_id),
            scheme_id: Set(*scheme_id),
        };
        clause_scheme::Entity::insert_many(schemes.iter().map(link)).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
