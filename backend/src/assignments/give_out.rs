//! A task becomes assignments: one for each organization that is responsible on the day it is given out.
use chrono::NaiveDate;
use sea_orm::DbErr;
use shared::{AssignmentState, OrganizationKind};
use uuid::Uuid;

use super::{entity::assignment, rules, store::tasks::TaskRow};
use crate::{organizations, platform::Tx};

/// PostgreSQL takes 65,535 values in a statement, SQLite 32,766.
const ROWS_AT_ONCE: usize = 500;

/// A task whose last day cannot be known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    pub title: String,
}

/// The last day of each, in their order.
pub fn resolve_all(
    tasks: &[TaskRow],
    from: NaiveDate,
    period_to: Option<NaiveDate>,
) -> Result<Vec<NaiveDate>, Unresolved> {
    let day = |row: &TaskRow| rules::due_on(row.due(), from, period_to);
    tasks.iter().map(|row| day(row).ok_or_else(|| Unresolved { title: row.task.title.clone() })).collect()
}

/// How many were given out. `due` has one day for each task.
pub async fn give_out_all(
    tx: &Tx,
    office_id: Uuid,
    tasks: &[TaskRow],
    due: &[NaiveDate],
    today: NaiveDate,
) -> Result<usize, DbErr> {
    let kinds = tasks.iter().flat_map(|row| row.kinds.iter().copied());
    let named = tasks.iter().flat_map(|row| row.organizations.iter().copied());
    let bodies = organizations::working(tx, office_id, kinds, named, today).await?;
    let mut rows = Vec::new();
    for (task, due) in tasks.iter().zip(due) {
        for body in &bodies {
            let kind = OrganizationKind::of_tag(&body.kind);
            if task.asks(kind, body.id) {
                rows.push(assignment(tx, task, *due, body.id, body.unit_id));
            }
        }
    }
    insert(tx, &rows).await?;
    Ok(rows.len())
}

pub async fn insert(tx: &Tx, rows: &[assignment::Model]) -> Result<(), DbErr> {
    for some in rows.chunks(ROWS_AT_ONCE) {
        use sea_orm::EntityTrait;
        let some = some.iter().cloned().map(assignment::ActiveModel::from);
        assignment::Entity::insert_many(some).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

pub fn assignment(
    tx: &Tx,
    row: &TaskRow,
    due: NaiveDate,
    organization: Uuid,
    unit: Uuid,
) -> assignment::Model {
    assignment::Model {
        id: tx.new_id(),
        version: 1,
        office_id: row.task.office_id,
        directive_id: row.task.directive_id,
        clause_id: row.task.clause_id,
        task_id: row.task.id,
        organization_id: organization,
        unit_id: unit,
        state: AssignmentState::Open.tag().to_owned(),
        due_on: due,
        due_sort: due.to_string().into_bytes(),
        answer: None,
        returned_reason: None,
        submitted_at: None,
        decided_at: None,
        reminded_at: None,
        due_before: None,
    }
}
