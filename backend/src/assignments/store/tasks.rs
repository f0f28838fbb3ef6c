//! Tasks with who is responsible and what they count.
use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, prelude::*, sea_query::ExprTrait};
use serde_json::json;
use shared::{OrganizationId, OrganizationKind};

use crate::{
    assignments::{
        entity::{figure, measure, responsible, task},
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
    /// Whether an organization of this kind and id is responsible.
    pub fn asks(&self, kind: Option<OrganizationKind>, organization: Uuid) -> bool {
        kind.is_some_and(|kind| self.kinds.contains(&kind)) || self.organizations.contains(&organization)
    }

    /// What the audit trail keeps of it.
    pub fn facts(&self) -> serde_json::Value {
        let organizations = self.organizations.iter().map(|id| OrganizationId(*id).to_string());
        let measures = self.measures.iter().map(|one| json!({ "name": one.name, "unit": one.unit }));
        json!({
            "title": self.task.title, "dueRule": self.task.due_rule, "dueOn": self.task.due_on,
            "dueDays": self.task.due_days, "expectedEvidence": self.task.expected_evidence,
            "kinds": self.kinds.iter().map(|kind| kind.tag()).collect::<Vec<_>>(),
            "organizations": organizations.collect::<Vec<_>>(), "measures": measures.collect::<Vec<_>>(),
        })
    }

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
    insert_responsible(tx, row).await?;
    insert_measures(tx, row.measures.clone()).await
}

/// Puts the row in the place of the one it was; false if another was quicker. Its measures have their ids already.
pub async fn replace(tx: &Tx, before: &TaskRow, row: &TaskRow) -> Result<bool, DbErr> {
    let id = row.task.id;
    let written = task::Entity::update_many()
        .set(task::ActiveModel::from(row.task.clone()).reset_all())
        .filter(task::Column::Id.eq(id))
        .filter(task::Column::Version.eq(before.task.version))
        .exec(tx.db())
        .await?;
    if written.rows_affected == 0 {
        return Ok(false);
    }
    responsible::Entity::delete_many().filter(responsible::Column::TaskId.eq(id)).exec(tx.db()).await?;
    insert_responsible(tx, row).await?;
    let kept: Vec<_> = row.measures.iter().map(|measure| measure.id).collect();
    measure::Entity::delete_many()
        .filter(measure::Column::TaskId.eq(id))
        .filter(measure::Column::Id.is_not_in(kept))
        .exec(tx.db())
        .await?;
    let (moved, new): (Vec<_>, Vec<_>) = row
        .measures
        .iter()
        .filter(|measure| !before.measures.contains(measure))
        .partition(|measure| before.measures.iter().any(|known| known.id == measure.id));
    for measure in moved {
        measure::Entity::update(measure::ActiveModel::from(measure.clone()).reset_all())
            .exec(tx.db())
            .await?;
    }
    insert_measures(tx, new.into_iter().cloned().collect()).await?;
    Ok(true)
}

/// One of these measures that somebody has reported already.
pub async fn answered(tx: &Tx, measures: impl IntoIterator<Item = Uuid>) -> Result<Option<Uuid>, DbErr> {
    let found = figure::Entity::find().filter(figure::Column::MeasureId.is_in(measures)).one(tx.db()).await?;
    Ok(found.map(|figure| figure.measure_id))
}

async fn insert_responsible(tx: &Tx, row: &TaskRow) -> Result<(), DbErr> {
    let one = |kind: Option<OrganizationKind>, organization_id| responsible::ActiveModel {
        id: Set(tx.new_id()),
        task_id: Set(row.task.id),
        kind: Set(kind.map(|kind| kind.tag().to_owned())),
        organization_id: Set(organization_id),
    };
    let kinds = row.kinds.iter().map(|kind| one(Some(*kind), None));
    let named = row.organizations.iter().map(|organization| one(None, Some(*organization)));
    responsible::Entity::insert_many(kinds.chain(named)).exec_without_returning(tx.db()).await.map(|_| ())
}

async fn insert_measures(tx: &Tx, measures: Vec<measure::Model>) -> Result<(), DbErr> {
    if !measures.is_empty() {
        let measures = measures.into_iter().map(measure::ActiveModel::from);
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
