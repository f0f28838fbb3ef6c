//! `taskCancel`: a task of a draft is taken back; one that was given out is cancelled with what is left of it.
use async_graphql::{Context, ID, Object};
use sea_orm::{ActiveValue::Set, prelude::*};
use serde_json::json;
use shared::{Capability, FieldPath, RefusalCode, StepInput as Input, TaskId, Word};

use super::TaskPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        entity::task,
        store::{
            self,
            tasks::{self, TaskRow},
        },
    },
    directives::{self, Sight},
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn cancel(
    tx: &Tx,
    (scope, sight): (&Scope, &Sight),
    id: Option<TaskId>,
    input: &Input,
) -> Outcome<Done, Refusal<TaskRow>> {
    let Some(TaskId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(row) = tasks::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    // Held: it cannot be published between the look and the act.
    let Some(directive) = directives::hold(tx, sight, row.task.directive_id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if row.task.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(row))));
    }
    if row.task.cancelled_at.is_some() {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalTaskCancelled)));
    }
    let cancelled = if directive.published_at.is_none() {
        tasks::delete(tx, sea_orm::Condition::all().add(task::Column::Id.eq(id))).await?;
        0
    } else {
        let change = task::ActiveModel {
            id: Set(id),
            version: Set(row.task.version + 1),
            cancelled_at: Set(Some(tx.now)),
            ..Default::default()
        };
        change.update(tx.db()).await?;
        store::cancel_rest(tx, id).await?
    };
    Ok(Ok(Done {
        office_id: row.task.office_id,
        subject: TaskId(id).to_string(),
        version: row.task.version + 1,
        before: json!({ "title": row.task.title }),
        after: json!({ "cancelledAssignments": cancelled }),
        topic: "task.cancelled",
    }))
}

#[derive(Default)]
pub struct TaskCancel;

#[Object]
impl TaskCancel {
    /// Take a task of a draft back, or cancel one that was given out: what was accepted stays.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn task_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<TaskPayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let scope = ctx.scope(Capability::ManageDirectives);
        let asked = Act { operation: "taskCancel", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| cancel(tx, (&scope, &sight), parse_id(&id), &input).await).await?;
        let found = async |TaskId(row)| tasks::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
