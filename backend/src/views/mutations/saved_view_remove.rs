//! `savedViewRemove`: a view is kept no longer.
use async_graphql::{Context, ID, Object};
use serde_json::Value;
use shared::StepInput as Input;

use super::{SavedViewPayload, payload};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    platform::{Act, act},
    views::{saving, sight::Sight, store},
};

#[derive(Default)]
pub struct SavedViewRemove;

#[Object]
impl SavedViewRemove {
    /// Keep a view no longer: your own, or a shared one if you may share views.
    async fn saved_view_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view's `id`.")] id: ID,
        #[graphql(desc = "The version you read, and a key.")] input: Input,
    ) -> Result<SavedViewPayload, Fault> {
        let sight = Sight::of(ctx.viewer())?;
        let asked = Act { operation: "savedViewRemove", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let row = match saving::held(tx, &sight, parse_id(&id), Some(input.expected_version)).await? {
                Ok(row) => row,
                Err(refusal) => return Ok(Err(refusal)),
            };
            if !store::remove(tx, &row).await? {
                return Ok(Err(Refusal::stale(store::find(tx.db(), &sight, row.id).await?)));
            }
            Ok(Ok(saving::done(&row, saving::facts(&row), Value::Null, "view.removed")))
        })
        .await?;
        payload(ctx, &sight, outcome).await
    }
}
