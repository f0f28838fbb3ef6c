//! `savedViewSave`: a way to look at a list is kept, or changed.
use async_graphql::{Context, ID, Object};
use shared::{FieldPath, SavedViewSaveInput as Input};

use super::{SavedViewPayload, payload};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    platform::{Act, act},
    views::{saving, sight::Sight},
};

#[derive(Default)]
pub struct SavedViewSave;

#[Object]
impl SavedViewSave {
    /// Keep a way to look at a list: the whole form, so what is left out is empty. To share it with a role or the
    /// whole office takes the right to share views.
    async fn saved_view_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view's `id`; left out for a new one.")] id: Option<ID>,
        #[graphql(desc = "The view.")] input: Input,
    ) -> Result<SavedViewPayload, Fault> {
        let sight = Sight::of_list(ctx.viewer(), input.list)?;
        let of = id.as_ref().map_or("", |id| id.as_str());
        let asked = Act { operation: "savedViewSave", id: of, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let Some(id) = &id else { return saving::save(tx, &sight, None, &input).await };
            match saving::held(tx, &sight, parse_id(id), input.expected_version).await? {
                // A view of another list is not there.
                Ok(row) if row.list != input.list.tag() => Ok(Err(Refusal::not_found(FieldPath::ID))),
                Ok(row) => saving::save(tx, &sight, Some(row), &input).await,
                Err(refusal) => Ok(Err(refusal)),
            }
        })
        .await?;
        payload(ctx, &sight, outcome).await
    }
}
