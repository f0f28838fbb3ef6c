//! `accountsSetEnabled`: several accounts may sign in, or no longer, all or none. The same with the other value is its undo.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, AccountsSetEnabledInput as Input, Capability, ListKind};

use crate::{
    api::{ContextExt, Fault, Refusal, Several, UserError},
    database,
    identity::{
        Account, Requires, Scope,
        enabling::{self, Wanted},
        entity::account::Model,
        sessions, store,
    },
    platform::{Act, Done, Outcome, Receipt, Tx, act_on_many},
};

/// What became of them.
#[derive(SimpleObject)]
struct AccountsPayload {
    /// The accounts as they now stand, in the order in which they were named; empty if it was refused.
    accounts: Vec<Account>,
    /// Why it was refused, one for each account at fault; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn set_enabled(
    tx: &Tx,
    scope: &Scope,
    ids: &[AccountId],
    input: &Input,
    today: chrono::NaiveDate,
) -> Outcome<(Receipt, Vec<Done>), Refusal<Model>> {
    // Two administrators who lock each other out at once would both still see the other.
    database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
    let wanted = Wanted { ids, enabled: input.enabled, by: tx.account_id };
    let versions: Vec<_> = input.accounts.iter().map(|account| account.expected_version).collect();
    let rows = match enabling::held(tx, scope, wanted, &versions, today).await? {
        Ok(rows) => rows,
        Err(errors) => return Ok(Err(Refusal::Told(errors))),
    };
    let all = || rows.iter().map(|row| row.id);
    store::set_all_enabled(tx, all(), input.enabled).await?;
    if !input.enabled {
        sessions::end_all(tx.db(), all()).await?;
    }
    let done = rows.iter().map(|row| Done {
        office_id: row.office_id,
        subject: AccountId(row.id).to_string(),
        version: row.version + 1,
        before: json!({ "enabled": !input.enabled }),
        after: json!({ "enabled": input.enabled }),
        topic: if input.enabled { "account.enabled" } else { "account.disabled" },
    });
    Ok(Ok((Receipt { subject: format!("list:{}", ListKind::Accounts.tag()), version: 1 }, done.collect())))
}

#[derive(Default)]
pub struct AccountsSetEnabled;

#[Object]
impl AccountsSetEnabled {
    /// Let several accounts sign in, or end their sessions and let them sign in no longer: all of them, or none and
    /// why. `accountsSetEnabledPreview` says it before; the same with the other value undoes it.
    #[graphql(guard = "Requires(Capability::ManageAccounts)", complexity = "100 * child_complexity")]
    async fn accounts_set_enabled(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and whether they may be used.")] input: Input,
    ) -> Result<AccountsPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageAccounts), ctx.today());
        let named = input.accounts.iter().map(|account| &account.id);
        let ids = match Several::<AccountId>::read(named, Input::ACCOUNTS) {
            Ok(ids) => ids.0,
            Err(user_errors) => return Ok(AccountsPayload { accounts: vec![], user_errors }),
        };
        let asked =
            Act { operation: "accountsSetEnabled", id: "", input: &input, key: &input.idempotency_key };
        let outcome =
            act_on_many(ctx, asked, async |tx| set_enabled(tx, &scope, &ids, &input, today).await).await?;
        if let Err(refusal) = outcome {
            return Ok(AccountsPayload { accounts: vec![], user_errors: refusal.into_parts().1 });
        }
        let mut rows = store::find_many(ctx.db(), &scope, ids.iter().map(|id| id.0)).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| id.0 == row.id));
        Ok(AccountsPayload { accounts: rows.into_iter().map(Account).collect(), user_errors: vec![] })
    }
}
