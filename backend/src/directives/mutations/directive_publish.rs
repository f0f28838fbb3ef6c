//! `directivePublish`: the outline is fixed and the tasks are given out.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{
    Capability, DirectiveId, DirectiveState, FieldPath, RefusalCode, Said, StepInput as Input, Word,
};

use super::DirectivePayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{Unresolved, give_out_all, resolve_all, tasks_of_directive},
    directives::{
        change,
        entity::directive::{ActiveModel, Model},
        sight::Sight,
        store,
    },
    identity::Requires,
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

async fn publish(
    tx: &Tx,
    sight: &Sight,
    today: NaiveDate,
    id: Option<DirectiveId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let before = match change::begin_draft(tx, sight, id, input.expected_version).await? {
        Ok(draft) => draft,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = before.id;
    let wrong = |said: Said| Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, said)));
    let tasks = tasks_of_directive(tx.db(), id).await?;
    if tasks.is_empty() {
        return wrong(Word::RefusalNothingToDo.into());
    }
    let due = match resolve_all(&tasks, today, before.period_to) {
        Ok(due) => due,
        Err(Unresolved { title }) => return wrong(Said::with(Word::RefusalPeriodMissing, "title", &title)),
    };
    let change = ActiveModel {
        state: Set(DirectiveState::Published.tag().to_owned()),
        published_at: Set(Some(tx.now)),
        ..ActiveModel::default()
    };
    let Some(after) = write(tx, &before, change).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), sight, id).await?)));
    };
    let given_out = give_out_all(tx, after.office_id, &tasks, &due, today).await?;
    if given_out == 0 {
        return wrong(Word::RefusalNobodyResponsible.into());
    }
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: DirectiveId(id).to_string(),
        version: after.version,
        before: json!({ "state": before.state }),
        after: json!({ "state": after.state, "tasks": tasks.len(), "assignments": given_out }),
        topic: "directive.published",
    }))
}

#[derive(Default)]
pub struct DirectivePublish;

#[Object]
impl DirectivePublish {
    /// Fix the outline of a draft and give its tasks out to all who are responsible today.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn directive_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<DirectivePayload, Fault> {
        let (sight, today) = (Sight::to_manage(ctx), ctx.today());
        let asked =
            Act { operation: "directivePublish", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| publish(tx, &sight, today, parse_id(&id), &input).await).await?;
        let found = async |DirectiveId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
