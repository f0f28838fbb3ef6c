//! `assignmentSave` and `assignmentSubmit`: one form, kept or handed in.
use async_graphql::{Context, ID, Object};
use shared::{AssignmentAnswerInput as Input, AssignmentId, Capability};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, parse_id},
    assignments::{answer::enter, rules::Step, store},
    identity::Requires,
    platform::{Act, act, settled},
};

async fn answered(
    ctx: &Context<'_>,
    operation: &'static str,
    id: &ID,
    input: &Input,
    how: Step,
) -> Result<AssignmentPayload, Fault> {
    let scope = ctx.scope(Capability::AnswerAssignments);
    let asked = Act { operation, id, input, key: &input.idempotency_key };
    let outcome = act(ctx, asked, async |tx| enter(tx, &scope, parse_id(id), input, how).await).await?;
    let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
    Ok(settled(outcome, found).await?.into())
}

#[derive(Default)]
pub struct AssignmentSave;

#[Object]
impl AssignmentSave {
    /// Keep what was entered, without handing it in: the whole form.
    #[graphql(guard = "Requires(Capability::AnswerAssignments)")]
    async fn assignment_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "The answer so far.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        answered(ctx, "assignmentSave", &id, &input, Step::Enter).await
    }

    /// Hand the answer in: the whole form. It needs a figure, words or a piece of evidence.
    #[graphql(guard = "Requires(Capability::AnswerAssignments)")]
    async fn assignment_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "The answer.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        answered(ctx, "assignmentSubmit", &id, &input, Step::Submit).await
    }
}
