//! `accountInvite`: a link by which somebody sets their own password. No idempotency key, for the answer holds the
//! token; who did not get the answer invites again, and the link before is worth nothing.
use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{AccountId, AccountInviteInput as Input, Capability, FieldPath, RefusalCode, Word};
use uuid::Uuid;

use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::{
        Requires, Scope, entity::account::Model, invitations, memberships, password,
        payloads::InvitationPayload, store,
    },
    places,
    platform::{Done, Outcome, Tx, act_once, settled},
};

fn refused<T>(code: RefusalCode, word: Word) -> Result<T, Refusal<Model>> {
    Err(Refusal::new(code, FieldPath::ID, word))
}

/// Whoever holds the link becomes that person: it is made for nobody who reaches further than the one who makes it.
async fn reaches(tx: &Tx, scope: &Scope, account: Uuid) -> Result<bool, Fault> {
    let mut units: Vec<_> =
        memberships::of_accounts(tx.db(), [account]).await?.iter().map(|row| row.unit_id).collect();
    units.sort_unstable();
    units.dedup();
    Ok(places::find_many(tx.db(), scope, units.iter().copied()).await?.len() == units.len())
}

async fn invite(
    tx: &Tx,
    scope: &Scope,
    account: Option<&Model>,
    input: &Input,
) -> Outcome<(Done, String), Refusal<Model>> {
    let Some(account) = account else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    // One's own password takes the old one: a session left open must not do.
    if account.id == tx.account_id {
        return Ok(refused(RefusalCode::NotAllowed, Word::RefusalInvitationOwn));
    }
    if !reaches(tx, scope, account.id).await? {
        return Ok(refused(RefusalCode::NotAllowed, Word::RefusalInvitationReach));
    }
    let Some(after) = store::move_on(tx, scope, account.id, Some(input.expected_version)).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, account.id).await?)));
    };
    if after.disabled_at.is_some() {
        return Ok(refused(RefusalCode::WrongState, Word::RefusalInvitationDisabled));
    }
    let invited = invitations::open(tx, after.id).await?;
    let done = Done {
        office_id: after.office_id,
        subject: AccountId(after.id).to_string(),
        version: after.version,
        before: json!({}),
        after: json!({ "invitedUntil": invited.expires_at }),
        topic: "account.invited",
    };
    Ok(Ok((done, invited.token)))
}

#[derive(Default)]
pub struct AccountInvite;

#[Object]
impl AccountInvite {
    /// Make a link by which somebody sets their own password and comes in: at first, or when the password is
    /// forgotten. It is good once, for seven days; a link made before is worth nothing from now on.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn account_invite(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's `id`.")] id: ID,
        #[graphql(desc = "The version you read.")] input: Input,
    ) -> Result<InvitationPayload, Fault> {
        let scope = ctx.scope(Capability::ManageAccounts);
        let account = match parse_id(&id) {
            Some(AccountId(id)) => store::find(ctx.db(), &scope, id).await?,
            None => None,
        };
        let is_demo = ctx.viewer().office.as_ref().is_some_and(|office| office.is_demo);
        let shared = account.as_ref().filter(|_| is_demo).map(|account| account.password_hash.clone());
        if shared.is_some() && password::verify(password::DEMO_PASSWORD, shared).await {
            let refusal = Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, Word::RefusalPasswordDemo);
            return Ok(InvitationPayload::of(refusal.into_parts(), None));
        }
        let mut token = None;
        let outcome = act_once(ctx, "accountInvite", async |tx| {
            Ok(invite(tx, &scope, account.as_ref(), &input).await?.map(|(done, secret)| {
                token = Some(secret);
                done
            }))
        })
        .await?;
        let read = async |AccountId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(InvitationPayload::of(settled(outcome, read).await?, token))
    }
}
