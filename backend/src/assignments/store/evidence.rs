//! What proves that an assignment was done. A piece that was taken back stays as a row.
use sea_orm::{
    ActiveValue::Set, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, prelude::*, sea_query::ExprTrait,
};

use super::rows;
use crate::{
    assignments::entity::{
        assignment,
        evidence::{ActiveModel, Column, Entity, Model},
    },
    identity::Scope,
    platform::Tx,
};

/// A dossier, not an album.
pub const MOST_PIECES: u64 = 40;

/// Of assignments in scope, the oldest first, without what was taken back.
pub async fn of(
    db: &impl ConnectionTrait,
    assignments: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssignmentId.is_in(assignments))
        .filter(Column::IsWithdrawn.eq(false))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn count(db: &impl ConnectionTrait, assignment_id: Uuid) -> Result<u64, DbErr> {
    let mine = Column::AssignmentId.eq(assignment_id).and(Column::IsWithdrawn.eq(false));
    Entity::find().filter(mine).count(db).await
}

pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx.db()).await.map(|_| ())
}

/// One that a caller names, if its assignment is in scope.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    let in_scope = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::Id)
        .filter(rows(scope))
        .into_query();
    Entity::find_by_id(id)
        .filter(Column::IsWithdrawn.eq(false))
        .filter(Column::AssignmentId.in_subquery(in_scope))
        .one(db)
        .await
}

pub async fn withdraw(tx: &Tx, id: Uuid) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), is_withdrawn: Set(true), ..Default::default() };
    row.update(tx.db()).await.map(|_| ())
}

/// Whether a file proves something that the scope reaches.
pub async fn proves_something(db: &impl ConnectionTrait, scope: &Scope, sha256: &str) -> Result<bool, DbErr> {
    let in_scope = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::Id)
        .filter(rows(scope))
        .into_query();
    let named = Entity::find()
        .filter(Column::Sha256.eq(sha256))
        .filter(Column::IsWithdrawn.eq(false))
        .filter(Column::AssignmentId.in_subquery(in_scope))
        .one(db)
        .await?;
    Ok(named.is_some())
}
