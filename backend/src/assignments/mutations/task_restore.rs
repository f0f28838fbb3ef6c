//! `taskRestore`: what a task was at a version, as a new version, as long as it was not given out.
use async_graphql::{Context, ID, Object};
use shared::{Capability, FieldPath, RefusalCode, RestoreInput as Input, TaskId, Word};

use super::{
    TaskPayload,
    task_update::{Reach, update},
};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        store::tasks::{self, TaskRow},
        task_form,
    },
    directives,
    identity::Requires,
    platform::{Act, Done, Outcome, Tx, act, audit, settled},
};

async fn restore(
    tx: &Tx,
    reach: &Reach,
    id: Option<TaskId>,
    input: &Input,
) -> Outcome<Done, Refusal<TaskRow>> {
    let absent = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let wrong = |path, word| Ok(Err(Refusal::new(RefusalCode::WrongState, path, word)));
    let Some(id) = id else { return absent() };
    let Some(now) = tasks::find(tx.db(), &reach.tasks, id.0).await? else { return absent() };
    // Held here already: it is not published between the look and the act.
    let Some(directive) = directives::hold(tx, &reach.sight, now.task.directive_id).await? else {
        return absent();
    };
    // What was given out has legal effect: it is changed in words, with those who work on it in sight.
    if directive.published_at.is_some() {
        return wrong(FieldPath::ID, Word::RefusalNotDraft);
    }
    let (office_id, subject) = (now.task.office_id, id.to_string());
    let facts = audit::form_at(tx.db(), office_id, &subject, input.version, task_form::MARK).await?;
    let Some(form) = facts.as_ref().and_then(task_form::of_facts) else {
        return wrong(Input::VERSION, Word::RefusalVersionGone);
    };
    let outcome = update(tx, reach, Some(id), &form.over(input.expected_version)).await?;
    Ok(outcome.map_err(|refusal| refusal.at(Input::VERSION)))
}

#[derive(Default)]
pub struct TaskRestore;

#[Object]
impl TaskRestore {
    /// Make a task of a draft again what it was at a version, as a new version. What does not fit today is refused.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn task_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task's `id`.")] id: ID,
        #[graphql(desc = "Which version.")] input: Input,
    ) -> Result<TaskPayload, Fault> {
        let reach = Reach::of(ctx);
        let asked = Act { operation: "taskRestore", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| restore(tx, &reach, parse_id(&id), &input).await).await?;
        let found = async |TaskId(row)| tasks::find(ctx.db(), &reach.tasks, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
