//! `schemeEnd`: a scheme ends on a day, or goes on after all. Where it hangs it stays.
use async_graphql::{Context, ID, Object};
use chrono::Datelike;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, FieldPath, SchemeEndInput as Input, SchemeId, Word};

use super::SchemePayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    directives::{
        entity::scheme::{ActiveModel, Model},
        schemes,
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

async fn end(tx: &Tx, scope: &Scope, id: Option<SchemeId>, input: &Input) -> Outcome<Done, Refusal<Model>> {
    let Some(SchemeId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(before) = schemes::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if before.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    if input.ended_on.is_some_and(|day| !(before.from_year..=2100).contains(&day.year())) {
        return Ok(Err(Refusal::invalid(Input::ENDED_ON, Word::RefusalSchemeEnd)));
    }
    let change = ActiveModel { ended_on: Set(input.ended_on), ..ActiveModel::default() };
    let Some(after) = write(tx, &before, change).await? else {
        return Ok(Err(Refusal::stale(schemes::find(tx.db(), scope, id).await?)));
    };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: SchemeId(id).to_string(),
        version: after.version,
        before: json!({ "endedOn": before.ended_on }),
        after: json!({ "endedOn": after.ended_on }),
        topic: "scheme.ended",
    }))
}

#[derive(Default)]
pub struct SchemeEnd;

#[Object]
impl SchemeEnd {
    /// Say on which day a scheme ended, or that it goes on. It stays on the clauses that served it.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn scheme_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scheme's `id`.")] id: ID,
        #[graphql(desc = "The day, and the version you decided on.")] input: Input,
    ) -> Result<SchemePayload, Fault> {
        let scope = ctx.scope(Capability::ManageDirectives);
        let asked = Act { operation: "schemeEnd", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| end(tx, &scope, parse_id(&id), &input).await).await?;
        let found = async |SchemeId(row)| schemes::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
