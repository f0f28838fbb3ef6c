//! `invitationRevoke`: a link that has gone astray is worth nothing any more.
use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{AccountId, Capability, FieldPath, RefusalCode, StepInput as Input, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::{Requires, Scope, entity::account::Model, invitations, payloads::InvitationPayload, store},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn revoke(
    tx: &Tx,
    scope: &Scope,
    id: Option<AccountId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let Some(AccountId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(after) = store::move_on(tx, scope, id, Some(input.expected_version)).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, id).await?)));
    };
    if !invitations::revoke(tx, id).await? {
        let none = Word::RefusalInvitationNone;
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, none)));
    }
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: AccountId(id).to_string(),
        version: after.version,
        before: json!({ "invited": true }),
        after: json!({ "invited": false }),
        topic: "account.invitation_revoked",
    }))
}

#[derive(Default)]
pub struct InvitationRevoke;

#[Object]
impl InvitationRevoke {
    /// Revoke the invitation of an account: its link is worth nothing from now on.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn invitation_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's `id`.")] id: ID,
        #[graphql(desc = "The version of the account you read.")] input: Input,
    ) -> Result<InvitationPayload, Fault> {
        let scope = ctx.scope(Capability::ManageAccounts);
        let asked =
            Act { operation: "invitationRevoke", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| revoke(tx, &scope, parse_id(&id), &input).await).await?;
        let read = async |AccountId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(InvitationPayload::of(settled(outcome, read).await?, None))
    }
}
