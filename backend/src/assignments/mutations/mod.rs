mod assignment_accept;
mod assignment_remind;
mod assignment_return;
mod assignment_save;
mod assignments_remind;
mod evidence_add;
mod evidence_withdraw;
mod task_cancel;
mod task_restore;
mod task_set;
mod task_update;

use async_graphql::{MergedObject, SimpleObject};

use super::{
    entity::assignment::Model,
    store::tasks::TaskRow,
    types::{Assignment, Task},
};
use crate::api::UserError;

/// What became of it.
#[derive(SimpleObject)]
pub struct AssignmentPayload {
    /// The assignment as it now stands, or, if your version was stale, as another left it; else null.
    assignment: Option<Assignment>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for AssignmentPayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { assignment: row.map(Assignment), user_errors }
    }
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TaskPayload {
    /// The task as it now stands, or, if your version was stale, as another left it; null if it was refused or taken back.
    task: Option<Task>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<TaskRow>, Vec<UserError>)> for TaskPayload {
    fn from((row, user_errors): (Option<TaskRow>, Vec<UserError>)) -> Self {
        Self { task: row.map(Task), user_errors }
    }
}

#[derive(Default, MergedObject)]
pub struct AssignmentMutation(
    task_set::TaskSet,
    task_update::TaskUpdate,
    task_restore::TaskRestore,
    task_cancel::TaskCancel,
    assignment_save::AssignmentSave,
    assignment_accept::AssignmentAccept,
    assignment_return::AssignmentReturn,
    assignment_remind::AssignmentRemind,
    assignments_remind::AssignmentsRemind,
    evidence_add::EvidenceAdd,
    evidence_withdraw::EvidenceWithdraw,
);
