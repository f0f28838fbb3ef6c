//! `assignmentAccept`: the office takes an answer as it is; from now on its figures count.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use serde_json::Value;
use shared::{AssignmentId, Capability, StepInput as Input};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, parse_id},
    assignments::{entity::assignment::ActiveModel, rules::Step, step, store},
    identity::Requires,
    platform::{Act, act, settled},
};

#[derive(Default)]
pub struct AssignmentAccept;

#[Object]
impl AssignmentAccept {
    /// Take what was handed in as it is: from now on its figures count.
    #[graphql(guard = "Requires(Capability::ReviewAssignments)")]
    async fn assignment_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        let scope = ctx.scope(Capability::ReviewAssignments);
        let asked =
            Act { operation: "assignmentAccept", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let expected = Some(input.expected_version);
            let (row, next) = match step::begin(tx, &scope, parse_id(&id), expected, Step::Accept).await? {
                Ok(found) => found,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let change = ActiveModel { decided_at: Set(Some(tx.now)), ..ActiveModel::default() };
            step::finish(tx, &scope, &row, next, change, ("assignment.accepted", Value::Null)).await
        })
        .await?;
        let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
