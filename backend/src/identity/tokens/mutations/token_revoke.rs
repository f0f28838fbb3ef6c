//! `tokenRevoke`: from its next request on a token is nobody's.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{Capability, FieldPath, RefusalCode, StepInput as Input, TokenId, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    identity::{
        Requires, Scope,
        tokens::{entity::service_token::Model, store, types::ServiceToken},
    },
    platform::{Act, Done, Outcome, Tx, act, settled},
};

/// What became of it.
#[derive(SimpleObject)]
struct TokenRevokePayload {
    /// The token as it now stands, also if your version was stale; null if it was refused otherwise.
    token: Option<ServiceToken>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn revoke(tx: &Tx, scope: &Scope, id: Option<TokenId>, input: &Input) -> Outcome<Done, Refusal<Model>> {
    let not_found = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(TokenId(id)) = id else { return not_found() };
    let Some(before) = store::find(tx.db(), scope, id).await? else { return not_found() };
    if before.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    if before.revoked_at.is_some() {
        let revoked = Word::RefusalTokenRevoked;
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, revoked)));
    }
    let Some(after) = store::revoke(tx, &before).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, id).await?)));
    };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: TokenId(id).to_string(),
        version: after.version,
        before: json!({ "revoked": false }),
        after: json!({ "revoked": true, "name": after.name }),
        topic: "token.revoked",
    }))
}

#[derive(Default)]
pub struct TokenRevoke;

#[Object]
impl TokenRevoke {
    /// Revoke a service token: it is refused from its next request on, and for good.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn token_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token's `id`.")] id: ID,
        #[graphql(desc = "The version you read, and a key.")] input: Input,
    ) -> Result<TokenRevokePayload, Fault> {
        let scope = ctx.scope(Capability::ManageAccounts);
        let asked = Act { operation: "tokenRevoke", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| revoke(tx, &scope, parse_id(&id), &input).await).await?;
        let read = async |TokenId(row)| store::find(ctx.db(), &scope, row).await;
        let (row, user_errors) = settled(outcome, read).await?;
        Ok(TokenRevokePayload { token: row.map(ServiceToken), user_errors })
    }
}
