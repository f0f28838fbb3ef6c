//! `assignmentRemind`: an event goes to the outbox, and the assignment shows when. Once a day is enough.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{AssignmentId, Capability, FieldPath, KeyedInput as Input, RefusalCode};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{entity::assignment::ActiveModel, reminding, step, store},
    identity::Requires,
    platform::{Act, act, settled, write},
};

#[derive(Default)]
pub struct AssignmentRemind;

#[Object]
impl AssignmentRemind {
    /// Remind an organization of what it has not handed in; at most once a day.
    #[graphql(guard = "Requires(Capability::ReviewAssignments)")]
    async fn assignment_remind(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "The key of the act.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        let scope = ctx.scope(Capability::ReviewAssignments);
        let asked =
            Act { operation: "assignmentRemind", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let not_found = || Ok(Err(Refusal::not_found(FieldPath::ID)));
            let Some(AssignmentId(id)) = parse_id(&id) else { return not_found() };
            let Some(row) = store::hold(tx, &scope, id).await? else { return not_found() };
            if let Some(word) = reminding::refusal(&row, tx.now) {
                return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, word)));
            }
            let change = ActiveModel { reminded_at: Set(Some(tx.now)), ..ActiveModel::default() };
            let Some(after) = write(tx, &row, change).await? else {
                return Ok(Err(Refusal::stale(store::find(tx.db(), &scope, row.id).await?)));
            };
            let facts =
                (json!({ "remindedAt": row.reminded_at }), json!({ "remindedAt": after.reminded_at }));
            Ok(Ok(step::done(&after, facts.0, facts.1, "assignment.reminded")))
        })
        .await?;
        let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
