//! `membershipGrant`: a role for somebody in an organization, from a day on.
use async_graphql::{Context, Object};
use serde_json::json;
use shared::{AccountId, Capability, MembershipGrantInput as Input, OrganizationId, RefusalCode, Word};

use super::MembershipPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    database,
    identity::{
        Requires, Scope,
        entity::{account::Model, membership},
        granting, memberships, store,
    },
    places,
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn grant(tx: &Tx, scope: &Scope, input: &Input) -> Outcome<Done, Refusal<Model>> {
    database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
    let account = match parse_id(&input.account_id) {
        Some(AccountId(id)) => store::find(tx.db(), scope, id).await?,
        None => None,
    };
    let Some(account) = account else { return Ok(Err(Refusal::not_found(Input::ACCOUNT_ID))) };
    // Nobody raises himself; another administrator sees it.
    if account.id == tx.account_id {
        return Ok(Err(Refusal::new(RefusalCode::NotAllowed, Input::ACCOUNT_ID, Word::RefusalOwnRole)));
    }
    if input.valid_to.is_some_and(|last| last < input.valid_from) {
        return Ok(Err(Refusal::invalid(Input::VALID_TO, Word::RefusalMembershipPeriod)));
    }
    let Some(OrganizationId(organization_id)) = parse_id(&input.organization_id) else {
        return Ok(Err(Refusal::not_found(Input::ORGANIZATION_ID)));
    };
    let office = places::office(tx.db(), account.office_id).await?.ok_or(Fault::Missing("office"))?;
    let row = membership::Model {
        id: tx.new_id(),
        account_id: account.id,
        organization_id,
        // One reads over the office's units; what is one's own is bound to the organization by the role.
        unit_id: office.unit_id,
        role: input.role.tag().to_owned(),
        valid_from: input.valid_from,
        valid_to: input.valid_to,
    };
    if let Some(refusal) = granting::refused(tx, scope, account.office_id, &row).await? {
        return Ok(Err(refusal));
    }
    let after = granting::facts(&row);
    memberships::insert(tx, row).await?;
    let Some(account) = store::move_on(tx, scope, account.id, None).await? else {
        return Ok(Err(Refusal::not_found(Input::ACCOUNT_ID)));
    };
    Ok(Ok(Done {
        office_id: account.office_id,
        subject: AccountId(account.id).to_string(),
        version: account.version,
        before: json!(null),
        after,
        topic: "membership.granted",
    }))
}

#[derive(Default)]
pub struct MembershipGrant;

#[Object]
impl MembershipGrant {
    /// Give somebody a role in an organization of your office. You cannot give one to yourself.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn membership_grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, what, where and when.")] input: Input,
    ) -> Result<MembershipPayload, Fault> {
        let scope = ctx.scope(Capability::ManageAccounts);
        let asked = Act { operation: "membershipGrant", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| grant(tx, &scope, &input).await).await?;
        let read = async |AccountId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
