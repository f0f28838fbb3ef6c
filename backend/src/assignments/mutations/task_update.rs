//! `taskUpdate`: a task is changed, as the whole form. What was given out of it follows; what was accepted does not.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use serde_json::json;
use shared::{Capability, FieldPath, RefusalCode, TaskId, TaskUpdateInput as Input, Word};

use super::TaskPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        changed_task::Change,
        store::tasks::{self, TaskRow},
        task_form,
    },
    directives::{self, Sight},
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

/// Whose eyes see what: tasks of the office, its directives, and organizations that may be named.
pub(super) struct Reach {
    pub tasks: Scope,
    pub sight: Sight,
    organizations: Scope,
    today: NaiveDate,
}

impl Reach {
    pub fn of(ctx: &Context<'_>) -> Self {
        Self {
            tasks: ctx.scope(Capability::ManageDirectives),
            sight: Sight::to_manage(ctx),
            organizations: ctx.scope(Capability::ReadOrganizations),
            today: ctx.today(),
        }
    }
}

pub(super) async fn update(
    tx: &Tx,
    reach: &Reach,
    id: Option<TaskId>,
    input: &Input,
) -> Outcome<Done, Refusal<TaskRow>> {
    let absent = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(TaskId(id)) = id else { return absent() };
    let Some(seen) = tasks::find(tx.db(), &reach.tasks, id).await? else { return absent() };
    // Held: it is not published, cut anew or changed by another between the look and the act.
    let held = directives::hold(tx, &reach.sight, seen.task.directive_id).await?;
    let (Some(directive), Some(before)) = (held, tasks::find(tx.db(), &reach.tasks, id).await?) else {
        return absent();
    };
    if before.task.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    if before.task.cancelled_at.is_some() {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalTaskCancelled)));
    }
    let (form, is_given_out) = (input.clone().form(), directive.published_at.is_some());
    let read = task_form::read_over(tx, &reach.organizations, &before, is_given_out, &form).await?;
    let after = match read {
        Ok(after) => after,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let change = Change { directive: &directive, before: &before, after: &after, today: reach.today };
    let done = match change.follow(tx, &reach.organizations).await? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !tasks::replace(tx, &before, &after).await? {
        return Ok(Err(Refusal::stale(tasks::find(tx.db(), &reach.tasks, id).await?)));
    }
    let mut facts = after.facts();
    facts["assignments"] =
        json!({ "givenOut": done.given_out, "takenBack": done.taken_back, "moved": done.moved });
    Ok(Ok(Done {
        office_id: after.task.office_id,
        subject: TaskId(id).to_string(),
        version: after.task.version,
        before: before.facts(),
        after: facts,
        topic: "task.updated",
    }))
}

#[derive(Default)]
pub struct TaskUpdate;

#[Object]
impl TaskUpdate {
    /// Change a task: the whole form. Who is asked anew gets an assignment, who is not asked any more and has not begun
    /// loses it, and a new last day holds for all that was not accepted.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn task_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task's `id`.")] id: ID,
        #[graphql(desc = "What must be done, by whom and until when.")] input: Input,
    ) -> Result<TaskPayload, Fault> {
        let reach = Reach::of(ctx);
        let asked = Act { operation: "taskUpdate", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| update(tx, &reach, parse_id(&id), &input).await).await?;
        let found = async |TaskId(row)| tasks::find(ctx.db(), &reach.tasks, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
