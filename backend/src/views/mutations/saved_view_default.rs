//! `savedViewDefault`: which view a list opens with, for oneself.
use async_graphql::{Context, Object};
use serde_json::{Value, json};
use shared::{SavedViewDefaultInput as Input, ViewId};

use super::{SavedViewPayload, payload};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    platform::{Act, Done, act},
    views::{saving, sight::Sight, store},
};

#[derive(Default)]
pub struct SavedViewDefault;

#[Object]
impl SavedViewDefault {
    /// Choose the view that a list opens with for you, or none.
    async fn saved_view_default(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The list, and one of its views.")] input: Input,
    ) -> Result<SavedViewPayload, Fault> {
        let sight = Sight::of_list(ctx.viewer(), input.list)?;
        let asked = Act { operation: "savedViewDefault", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let Some(id) = &input.view_id else {
                store::set_default(tx, input.list, None).await?;
                return Ok(Ok(Done {
                    office_id: sight.office_id,
                    subject: format!("list:{}", input.list.tag()),
                    version: 1,
                    before: Value::Null,
                    after: json!({ "default": null }),
                    topic: "view.chosen",
                }));
            };
            let Some(ViewId(id)) = parse_id(id) else { return Ok(Err(Refusal::not_found(Input::VIEW_ID))) };
            let row = store::find(tx.db(), &sight, id).await?;
            let Some(row) = row.filter(|row| row.list == input.list.tag()) else {
                return Ok(Err(Refusal::not_found(Input::VIEW_ID)));
            };
            store::set_default(tx, input.list, Some(row.id)).await?;
            Ok(Ok(saving::done(&row, Value::Null, json!({ "default": true }), "view.chosen")))
        })
        .await?;
        payload(ctx, &sight, outcome).await
    }
}
