//! `accountSetEnabled`: let an account sign in, or no longer.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, AccountSetEnabledInput as Input, Capability, FieldPath, RefusalCode, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    database,
    identity::{Account, Requires, Scope, entity::account::Model, invitations, memberships, sessions, store},
    platform::{Act, Done, Outcome, Tx, act},
};

/// What became of it.
#[derive(SimpleObject)]
struct AccountSetEnabledPayload {
    /// The account as it now stands, also if your version was stale; null if it was refused otherwise.
    account: Option<Account>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn set_enabled(
    tx: &Tx,
    scope: &Scope,
    id: Option<AccountId>,
    input: &Input,
    today: chrono::NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    let not_allowed = |word: Word| Ok(Err(Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, word)));
    let Some(id) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(before) = store::find(tx.db(), scope, id.0).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if !input.enabled && id.0 == tx.account_id {
        return not_allowed(Word::RefusalOwnAccount);
    }
    // Two administrators who lock each other out at once would both still see the other.
    database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
    if !input.enabled && memberships::other_admins(tx, before.office_id, id.0, today).await? == 0 {
        return not_allowed(Word::RefusalLastAdmin);
    }
    let changed = store::set_enabled(tx, scope, id.0, input.expected_version, input.enabled).await?;
    let Some(after) = changed else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, id.0).await?)));
    };
    if !input.enabled {
        sessions::end_others(tx.db(), id.0, None).await?;
        invitations::revoke(tx, id.0).await?;
    }
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: id.to_string(),
        version: after.version,
        before: json!({ "enabled": before.disabled_at.is_none() }),
        after: json!({ "enabled": input.enabled }),
        topic: if input.enabled { "account.enabled" } else { "account.disabled" },
    }))
}

#[derive(Default)]
pub struct AccountSetEnabled;

#[Object]
impl AccountSetEnabled {
    /// Let an account sign in, or end its sessions and let it sign in no longer. Your own account and the
    /// last administrator cannot be disabled.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn account_set_enabled(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's `id`.")] id: ID,
        #[graphql(desc = "Whether it may be used.")] input: Input,
    ) -> Result<AccountSetEnabledPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageAccounts), ctx.today());
        let asked =
            Act { operation: "accountSetEnabled", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| set_enabled(tx, &scope, parse_id(&id), &input, today).await).await?;
        let (row, user_errors) = match outcome {
            Err(refusal) => refusal.into_parts(),
            Ok(receipt) => match receipt.subject.parse() {
                Ok(AccountId(row)) => (store::find(ctx.db(), &scope, row).await?, vec![]),
                Err(_) => (None, vec![]),
            },
        };
        Ok(AccountSetEnabledPayload { account: row.map(Account), user_errors })
    }
}
