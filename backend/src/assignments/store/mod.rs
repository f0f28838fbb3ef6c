//! Every query on tasks, assignments, figures and evidence lives here. What a caller names is found within a
//! [`Scope`]; what belongs to a row so found is read by its id.
pub mod counts;
pub mod evidence;
pub mod gathered;
pub mod given;
pub mod of_organization;
pub mod tasks;

use async_graphql::Enum;
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{ExprTrait, IntoCondition, SelectStatement},
};

use shared::AssignmentState;

use super::{
    entity::{
        assignment::{ActiveModel, Column, Entity, Model},
        figure,
    },
    rules::{Step, after},
};
use crate::{
    api::{Cursor, Page},
    identity::Scope,
    platform::{Tx, Versioned},
};

/// The orders a list of assignments can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "AssignmentSort")]
pub enum Sort {
    /// By the last day, the earliest first.
    #[default]
    Due,
    /// In the order in which they were given out, oldest first.
    Entered,
}

impl Sort {
    pub fn cursor(self, row: &Model) -> Cursor {
        let key = match self {
            Self::Due => row.due_sort.clone(),
            Self::Entered => Vec::new(),
        };
        Cursor { order: self.tag(), id: row.id, key }
    }

    pub const fn tag(self) -> u8 {
        match self {
            Self::Due => b'd',
            Self::Entered => b'e',
        }
    }
}

pub fn rows(scope: &Scope) -> sea_orm::Condition {
    scope.rows(Column::OfficeId, Column::OrganizationId, Column::UnitId)
}

/// The ids of what is in scope, to stand inside another statement.
pub fn seen(scope: &Scope) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(rows(scope)).into_query()
}

pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(rows(scope)).filter(Column::Id.eq(id)).one(db).await
}

/// The same, held until the transaction ends: who changes it next waits.
pub async fn hold(tx: &Tx, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(rows(scope)).filter(Column::Id.eq(id)).lock_exclusive().one(tx.db()).await
}

/// Several, held until the transaction ends, in the order of their ids: two acts never wait for each other in a circle.
pub async fn hold_many(
    tx: &Tx,
    scope: &Scope,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    let several = Entity::find().filter(rows(scope)).filter(Column::Id.is_in(ids));
    several.order_by_asc(Column::Id).lock_exclusive().all(tx.db()).await
}

pub async fn find_many(
    db: &impl ConnectionTrait,
    scope: &Scope,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(rows(scope)).filter(Column::Id.is_in(ids)).all(db).await
}

pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    sort: Sort,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut found = Entity::find().filter(rows(scope)).filter(filter.into_condition()).limit(page.limit());
    if let Some(cursor) = &page.after {
        found = found.filter(match sort {
            Sort::Due => cursor.after(Column::DueSort, Column::Id),
            Sort::Entered => Column::Id.gt(cursor.id),
        });
    }
    if sort == Sort::Due {
        found = found.order_by_asc(Column::DueSort);
    }
    found.order_by_asc(Column::Id).all(db).await
}

impl Versioned for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}

/// Cancels what is left of a task: all that was not accepted.
pub async fn cancel_rest(tx: &Tx, task_id: Uuid) -> Result<u64, DbErr> {
    let left = AssignmentState::ALL.into_iter().filter(|state| after(*state, Step::Cancel).is_some());
    let cancelled = Entity::update_many()
        .col_expr(Column::State, Expr::val(AssignmentState::Cancelled.tag()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::TaskId.eq(task_id))
        .filter(Column::State.is_in(left.map(AssignmentState::tag)))
        .exec(tx.db())
        .await?;
    Ok(cancelled.rows_affected)
}

/// All that was given out for a task, held until the transaction ends.
pub async fn hold_of_task(tx: &Tx, task_id: Uuid) -> Result<Vec<Model>, DbErr> {
    let mine = Column::TaskId.eq(task_id);
    Entity::find().filter(mine).order_by_asc(Column::Id).lock_exclusive().all(tx.db()).await
}

/// Changes these in the same way.
pub async fn write_all(tx: &Tx, ids: Vec<Uuid>, change: ActiveModel) -> Result<(), DbErr> {
    Entity::update_many()
        .set(change)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids))
        .exec(tx.db())
        .await
        .map(|_| ())
}

/// The figures of these assignments.
pub async fn figures(
    db: &impl ConnectionTrait,
    assignments: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<figure::Model>, DbErr> {
    figure::Entity::find().filter(figure::Column::AssignmentId.is_in(assignments)).all(db).await
}

/// Puts these figures in the place of those that were there.
pub async fn set_figures(tx: &Tx, assignment_id: Uuid, figures: &[(Uuid, i32)]) -> Result<(), DbErr> {
    figure::Entity::delete_many()
        .filter(figure::Column::AssignmentId.eq(assignment_id))
        .exec(tx.db())
        .await?;
    if figures.is_empty() {
        return Ok(());
    }
    let rows = figures.iter().map(|(measure_id, value)| figure::ActiveModel {
        assignment_id: Set(assignment_id),
        measure_id: Set(*measure_id),
        value: Set(*value),
    });
    figure::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(())
}
