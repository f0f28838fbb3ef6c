//! `assignmentReturn`: the office gives an answer back and says what is missing.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{AssignmentId, AssignmentReturnInput as Input, Capability, Said, Word, passage};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{entity::assignment::ActiveModel, rules::Step, step, store},
    identity::Requires,
    platform::{Act, act, settled},
};

const MOST_REASON: usize = 1_000;

#[derive(Default)]
pub struct AssignmentReturn;

#[Object]
impl AssignmentReturn {
    /// Give an answer back and say what is missing; what was accepted can be given back too, its figures then no
    /// longer count.
    #[graphql(guard = "Requires(Capability::ReviewAssignments)")]
    async fn assignment_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "Why, and the version you decided on.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        let scope = ctx.scope(Capability::ReviewAssignments);
        let asked =
            Act { operation: "assignmentReturn", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let Some(reason) = passage(&input.reason, MOST_REASON) else {
                let said = match input.reason.trim() {
                    "" => Word::RefusalTextMissing.into(),
                    _ => Said::with(Word::RefusalTextLong, "most", &MOST_REASON),
                };
                return Ok(Err(Refusal::invalid(Input::REASON, said)));
            };
            let expected = Some(input.expected_version);
            let (row, next) = match step::begin(tx, &scope, parse_id(&id), expected, Step::Return).await? {
                Ok(found) => found,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let facts = json!({ "reason": reason });
            let change = ActiveModel {
                decided_at: Set(Some(tx.now)),
                returned_reason: Set(Some(reason)),
                ..ActiveModel::default()
            };
            step::finish(tx, &scope, &row, next, change, ("assignment.returned", facts)).await
        })
        .await?;
        let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
