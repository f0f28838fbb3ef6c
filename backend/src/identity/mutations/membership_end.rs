//! `membershipEnd`: from a day on somebody is no longer what they were; sessions follow with their next request.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{
    AccountId, Capability, FieldPath, MembershipEndInput as Input, MembershipId, RefusalCode, Role, Word,
};

use super::MembershipPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    database,
    identity::{
        Requires, Scope,
        entity::{account::Model, membership},
        granting, memberships, store,
    },
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn end(
    tx: &Tx,
    scope: &Scope,
    id: Option<MembershipId>,
    input: &Input,
    today: NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
    let not_found = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(MembershipId(id)) = id else { return not_found() };
    let Some(before) = memberships::find(tx, id).await? else { return not_found() };
    let Some(account) = store::find(tx.db(), scope, before.account_id).await? else { return not_found() };
    if account.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(account))));
    }
    let after = membership::Model { valid_to: input.on.and_then(|on| on.pred_opt()), ..before.clone() };
    let refused = match input.on {
        Some(on) if on < before.valid_from => Some(Refusal::invalid(Input::ON, Word::RefusalEndBeforeStart)),
        Some(on) => last_admin(tx, &account, &before, on.max(today)).await?,
        None => resumes(tx, scope, &account, (&before, &after)).await?,
    };
    if let Some(refusal) = refused {
        return Ok(Err(refusal));
    }
    memberships::set_end(tx, id, after.valid_to).await?;
    let Some(account) = store::move_on(tx, scope, account.id, Some(account.version)).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, account.id).await?)));
    };
    Ok(Ok(Done {
        office_id: account.office_id,
        subject: AccountId(account.id).to_string(),
        version: account.version,
        before: granting::facts(&before),
        after: granting::facts(&after),
        topic: if input.on.is_some() { "membership.ended" } else { "membership.resumed" },
    }))
}

/// Somebody must keep accounts from that day on, with no end in sight.
async fn last_admin(
    tx: &Tx,
    account: &Model,
    row: &membership::Model,
    from: NaiveDate,
) -> Result<Option<Refusal<Model>>, Fault> {
    let is_last = Role::of_tag(&row.role) == Some(Role::Admin)
        && memberships::lasting_admins(tx, account.office_id, row.id, from).await? == 0;
    Ok(is_last.then(|| Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, Word::RefusalLastAdmin)))
}

/// To take an end back is to give the role once more.
async fn resumes(
    tx: &Tx,
    scope: &Scope,
    account: &Model,
    (before, after): (&membership::Model, &membership::Model),
) -> Result<Option<Refusal<Model>>, Fault> {
    if before.valid_to.is_none() {
        return Ok(Some(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalNotEnded)));
    }
    if account.id == tx.account_id {
        return Ok(Some(Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, Word::RefusalOwnRole)));
    }
    Ok(granting::refused(tx, scope, account.office_id, after).await?)
}

#[derive(Default)]
pub struct MembershipEnd;

#[Object]
impl MembershipEnd {
    /// End a membership from a day on, or take back an end. The last administrator of an office stays one.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn membership_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The membership's `id`.")] id: ID,
        #[graphql(desc = "From which day on.")] input: Input,
    ) -> Result<MembershipPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageAccounts), ctx.today());
        let asked = Act { operation: "membershipEnd", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| end(tx, &scope, parse_id(&id), &input, today).await).await?;
        let read = async |AccountId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
