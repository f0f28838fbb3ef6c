//! `accountSecondFactorReset`: an administrator helps whoever has lost the phone and the codes.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, AccountSecondFactorResetInput as Input, Capability, FieldPath, RefusalCode, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    identity::{Account, Requires, Scope, entity::account::Model, second_factor, sessions, store},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

/// What became of it.
#[derive(SimpleObject)]
struct AccountSecondFactorResetPayload {
    /// The account as it now stands, also if your version was stale; null if it was refused otherwise.
    account: Option<Account>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn reset(
    tx: &Tx,
    scope: &Scope,
    id: Option<AccountId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let Some(AccountId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(before) = store::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    // One's own comes off with the password and a code: a session left open must not do.
    if id == tx.account_id {
        let own = Word::RefusalSecondFactorOwn;
        return Ok(Err(Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, own)));
    }
    let Some(after) = store::move_on(tx, scope, id, Some(input.expected_version)).await? else {
        return Ok(Err(Refusal::stale(Some(before))));
    };
    if !second_factor::remove(tx, id).await? {
        let off = Word::RefusalSecondFactorOff;
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, off)));
    }
    sessions::end_others(tx.db(), id, None).await?;
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: AccountId(id).to_string(),
        version: after.version,
        before: json!({ "secondFactor": true }),
        after: json!({ "secondFactor": false }),
        topic: "account.second_factor_reset",
    }))
}

#[derive(Default)]
pub struct AccountSecondFactorReset;

#[Object]
impl AccountSecondFactorReset {
    /// Take the second factor off an account, for whoever has lost the phone; its sessions end. Not of your own.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn account_second_factor_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's `id`.")] id: ID,
        #[graphql(desc = "The version you read.")] input: Input,
    ) -> Result<AccountSecondFactorResetPayload, Fault> {
        let scope = ctx.scope(Capability::ManageAccounts);
        let asked = Act {
            operation: "accountSecondFactorReset",
            id: &id,
            input: &input,
            key: &input.idempotency_key,
        };
        let outcome = act(ctx, asked, async |tx| reset(tx, &scope, parse_id(&id), &input).await).await?;
        let read = async |AccountId(row)| store::find(ctx.db(), &scope, row).await;
        let (row, user_errors) = settled(outcome, read).await?;
        Ok(AccountSecondFactorResetPayload { account: row.map(Account), user_errors })
    }
}
