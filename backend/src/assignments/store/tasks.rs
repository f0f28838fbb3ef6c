//! Tasks with who is responsible and what they count.
use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, prelude::*, sea_query::ExprTrait};
use shared::OrganizationKind;

use crate::{
    assignments::{
        entity::{measure, responsible, task},
        rules::Due,
    },
    identity::Scope,
    platform::Tx,
};

/// A task as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    pub task: task::Model,
    pub kinds: Vec<OrganizationKind>,
    pub organizations: Vec<Uuid>,
    pub measures: Vec<measure::Model>,
}

impl TaskRow {
    pub fn due(&self) -> Due {
        let rule = shared::DueRule::of_tag(&self.task.due_rule).unwrap_or(shared::DueRule::EndOfPeriod);
        Due { rule, on: self.task.due_on, days: self.task.due_days }
    }
}

async fn whole(db: &impl ConnectionTrait, tasks: Vec<task::Model>) -> Result<Vec<TaskRow>, DbErr> {
    let ids: Vec<_> = tasks.iter().map(|task| task.id).collect();
    let responsible = responsible::Entity::find()
        .filter(responsible::Column::TaskId.is_in(ids.clone()))
        .order_by_asc(responsible::Column::Id)
        .all(db)
        .await?;
    let measures = measure::Entity::find()
        .filter(measure::Column::TaskId.is_in(ids))
        .order_by_asc(measure::Column::Position)
        .all(db)
        .await?;
    let row = |task| TaskRow { task, kinds: Vec::new(), organizations: Vec::new(), measures: Vec::new() };
    let mut rows: Vec<_> = tasks.into_iter().map(row).collect();
    let places: HashMap<_, _> = rows.iter().enumerate().map(|(at, row)| (row.task.id, at)).collect();
    for one in responsible {
        let Some(row) = places.get(&one.task_id).map(|at| &mut rows[*at]) else { continue };
        row.kinds.extend(one.kind.as_deref().and_then(OrganizationKind::of_tag));
        row.organizations.extend(one.organization_id);
    }
    for measure in measures {
        if let Some(at) = places.get(&measure.task_id) {
            rows[*at].measures.push(measure);
        }
    }
    Ok(rows)
}

/// One that a caller names.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<TaskRow>, DbErr> {
    let offices = scope.offices(task::Column::OfficeId);
    let found = task::Entity::find_by_id(id).filter(offices).all(db).await?;
    Ok(whole(db, found).await?.pop())
}

/// For ids that an assignment in scope names.
pub async fn find_many(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<TaskRow>, DbErr> {
    whole(db, task::Entity::find().filter(task::Column::Id.is_in(ids)).all(db).await?).await
}

/// Of clauses in sight, the oldest first.
pub async fn of_clauses(
    db: &impl ConnectionTrait,
    clauses: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<TaskRow>, DbErr> {
    let mine = task::Column::ClauseId.is_in(clauses);
    whole(db, task::Entity::find().filter(mine).order_by_asc(task::Column::Id).all(db).await?).await
}

/// Of a directive in sight, the oldest first; not the cancelled ones.
pub async fn of_directive(db: &impl ConnectionTrait, directive_id: Uuid) -> Result<Vec<TaskRow>, DbErr> {
    let mine = task::Column::DirectiveId.eq(directive_id).and(task::Column::CancelledAt.is_null());
    whole(db, task::Entity::find().filter(mine).order_by_asc(task::Column::Id).all(db).await?).await
}

pub async fn insert(tx: &Tx, row: &TaskRow) -> Result<(), DbErr> {
    task::Entity::insert(task::ActiveModel::from(row.task.clone())).exec_without_returning(tx.db()).await?;
    let one = |kind: Option<OrganizationKind>, organization_id| responsible::ActiveModel {
        id: Set(tx.new_id()),
        task_id: Set(row.task.id),
        kind: Set(kind.map(|kind| kind.tag().to_owned())),
        organization_id: Set(organization_id),
    };
    let kinds = row.kinds.iter().map(|kind| one(Some(*kind), None));
    let named = row.organizations.iter().map(|organization| one(None, Some(*organization)));
    responsible::Entity::insert_many(kinds.chain(named)).exec_without_returning(tx.db()).await?;
    if !row.measures.is_empty() {
        let measures = row.measures.iter().cloned().map(measure::ActiveModel::from);
        measure::Entity::insert_many(measures).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Moves the tasks of clauses that are no more to those that took their text: pairs of (old, new).
pub async fn rehome(tx: &Tx, moves: &[(Uuid, Uuid)]) -> Result<(), DbErr> {
    for (old, new) in moves {
        task::Entity::update_many()
            .col_expr(task::Column::ClauseId, Expr::val(*new))
            .filter(task::Column::ClauseId.eq(*old))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Takes back tasks that were never given out.
pub async fn delete(tx: &Tx, which: sea_orm::Condition) -> Result<(), DbErr> {
    let ids =
        || task::Entity::find().select_only().column(task::Column::Id).filter(which.clone()).into_query();
    let responsible = responsible::Column::TaskId.in_subquery(ids());
    responsible::Entity::delete_many().filter(responsible).exec(tx.db()).await?;
    measure::Entity::delete_many().filter(measure::Column::TaskId.in_subquery(ids())).exec(tx.db()).await?;
    task::Entity::delete_many().filter(which).exec(tx.db()).await?;
    Ok(())
}

/// Takes back all tasks of a draft.
pub async fn discard_tasks(tx: &Tx, directive_id: Uuid) -> Result<(), DbErr> {
    delete(tx, sea_orm::Condition::all().add(task::Column::DirectiveId.eq(directive_id))).await
}
