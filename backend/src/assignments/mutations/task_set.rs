//! `taskSet`: what must be done for a clause. In a draft it waits for the publication, else it is given out at once.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use serde_json::json;
use shared::{Capability, ClauseId, FieldPath, RefusalCode, Said, TaskId, TaskSetInput as Input, Word};

use super::TaskPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        Unresolved, give_out_all, resolve_all,
        store::tasks::{self, TaskRow},
        task_form,
    },
    directives::{self, Sight},
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn set(
    tx: &Tx,
    (scope, sight, today): (&Scope, &Sight, NaiveDate),
    id: Option<ClauseId>,
    input: &Input,
) -> Outcome<Done, Refusal<TaskRow>> {
    let Some(ClauseId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(clause) = directives::find_clauses(tx.db(), sight, [id]).await?.pop() else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    // Held: a publication waits for the task, or the task for the publication.
    let Some(directive) = directives::hold(tx, sight, clause.directive_id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    let row = match task_form::read(tx, scope, &clause, input).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    tasks::insert(tx, &row).await?;
    let mut given_out = 0;
    if directive.published_at.is_some() {
        let rows = std::slice::from_ref(&row);
        let due = match resolve_all(rows, today, directive.period_to) {
            Ok(due) => due,
            Err(Unresolved { title }) => {
                let said = Said::with(Word::RefusalPeriodMissing, "title", &title);
                return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, said)));
            }
        };
        given_out = give_out_all(tx, row.task.office_id, rows, &due, today).await?;
        if given_out == 0 {
            return Ok(Err(Refusal::invalid(Input::KINDS, Word::RefusalNobodyResponsible)));
        }
    }
    Ok(Ok(Done {
        office_id: row.task.office_id,
        subject: TaskId(row.task.id).to_string(),
        version: row.task.version,
        before: json!(null),
        after: json!({ "title": row.task.title, "clause": ClauseId(id).to_string(), "assignments": given_out }),
        topic: "task.set",
    }))
}

#[derive(Default)]
pub struct TaskSet;

#[Object]
impl TaskSet {
    /// Set a task for a clause. In a draft it waits for the publication, else it is given out at once.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn task_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The clause's `id`.")] id: ID,
        #[graphql(desc = "What must be done, by whom and until when.")] input: Input,
    ) -> Result<TaskPayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let organizations = ctx.scope(Capability::ReadOrganizations);
        let reach = (&organizations, &sight, ctx.today());
        let asked = Act { operation: "taskSet", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| set(tx, reach, parse_id(&id), &input).await).await?;
        let scope = ctx.scope(Capability::ManageDirectives);
        let found = async |TaskId(row)| tasks::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
