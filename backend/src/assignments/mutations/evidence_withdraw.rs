//! `evidenceWithdraw`: a piece that was added by mistake no longer counts; the row stays.
use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{AssignmentId, Capability, EvidenceId, FieldPath, KeyedInput as Input};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        entity::assignment::{ActiveModel, Model},
        rules::Step,
        step,
        store::{self, evidence},
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn withdraw(tx: &Tx, scope: &Scope, id: Option<EvidenceId>) -> Outcome<Done, Refusal<Model>> {
    let Some(EvidenceId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(piece) = evidence::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    let assignment = Some(AssignmentId(piece.assignment_id));
    let (row, next) = match step::begin(tx, scope, assignment, None, Step::Enter).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    evidence::withdraw(tx, id).await?;
    let facts = json!({ "kind": piece.kind, "text": piece.text, "url": piece.url, "sha256": piece.sha256 });
    step::finish(tx, scope, &row, next, ActiveModel::default(), ("evidence.withdrawn", facts)).await
}

#[derive(Default)]
pub struct EvidenceWithdraw;

#[Object]
impl EvidenceWithdraw {
    /// Take a piece of evidence back before the answer is handed in.
    #[graphql(guard = "Requires(Capability::AnswerAssignments)")]
    async fn evidence_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evidence's `id`.")] id: ID,
        #[graphql(desc = "The key of the act.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        let scope = ctx.scope(Capability::AnswerAssignments);
        let asked =
            Act { operation: "evidenceWithdraw", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| withdraw(tx, &scope, parse_id(&id)).await).await?;
        let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
