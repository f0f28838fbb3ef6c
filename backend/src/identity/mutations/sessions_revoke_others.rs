//! `sessionsRevokeOthers`: all of one's own sessions end but the one that asks.
use async_graphql::{Context, Object};
use serde_json::json;
use shared::{AccountId, KeyedInput as Input};

use super::SessionsPayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    identity::{Scope, entity::account::Model, sessions, store},
    platform::{Act, Done, Outcome, Tx, act},
};

async fn revoke(tx: &Tx, scope: &Scope, keep: Option<&[u8]>) -> Outcome<Done, Refusal<Model>> {
    let row = store::find(tx.db(), scope, tx.account_id).await?.ok_or(Fault::Forbidden)?;
    let ended = sessions::end_others(tx.db(), row.id, keep).await?;
    Ok(Ok(Done {
        office_id: row.office_id,
        subject: AccountId(row.id).to_string(),
        version: row.version,
        before: json!({ "otherSessions": ended }),
        after: json!({ "otherSessions": 0 }),
        topic: "session.others_revoked",
    }))
}

#[derive(Default)]
pub struct SessionsRevokeOthers;

#[Object]
impl SessionsRevokeOthers {
    /// End every session of yours but this one, and the tokens to look around in the API.
    async fn sessions_revoke_others(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key of this act.")] input: Input,
    ) -> Result<SessionsPayload, Fault> {
        let (scope, keep) = (ctx.viewer().own_account_scope(), ctx.caller().session.as_deref());
        let asked =
            Act { operation: "sessionsRevokeOthers", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| revoke(tx, &scope, keep).await).await?;
        Ok(SessionsPayload::of(ctx, outcome))
    }
}
