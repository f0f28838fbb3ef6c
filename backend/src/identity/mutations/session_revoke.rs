//! `sessionRevoke`: one of one's own sessions ends, on whatever machine it was left open.
use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{AccountId, FieldPath, KeyedInput as Input, SessionId};

use super::SessionsPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::{Scope, entity::account::Model, own_sessions, store},
    platform::{Act, Done, Outcome, Tx, act},
};

async fn revoke(tx: &Tx, scope: &Scope, id: Option<SessionId>) -> Outcome<Done, Refusal<Model>> {
    let row = store::find(tx.db(), scope, tx.account_id).await?.ok_or(Fault::Forbidden)?;
    let ended = match id {
        Some(SessionId(id)) => own_sessions::revoke(tx, row.id, id).await?,
        None => None,
    };
    let Some(ended) = ended else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    Ok(Ok(Done {
        office_id: row.office_id,
        subject: AccountId(row.id).to_string(),
        version: row.version,
        before: json!({ "session": ended.id, "client": ended.client, "createdAt": ended.created_at }),
        after: json!(null),
        topic: "session.revoked",
    }))
}

#[derive(Default)]
pub struct SessionRevoke;

#[Object]
impl SessionRevoke {
    /// End one of your own sessions: it is dead with its next request, on every instance.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session's `id`.")] id: ID,
        #[graphql(desc = "The key of this act.")] input: Input,
    ) -> Result<SessionsPayload, Fault> {
        let scope = ctx.viewer().own_account_scope();
        let asked = Act { operation: "sessionRevoke", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| revoke(tx, &scope, parse_id(&id)).await).await?;
        Ok(SessionsPayload::of(ctx, outcome))
    }
}
