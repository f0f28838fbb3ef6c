//! `accountOpen`: an account and its first membership. No idempotency key, for the input holds a password; a
//! repetition meets the login it has opened.
use async_graphql::{Context, Object, SimpleObject};
use shared::{AccountId, AccountOpenInput as Input, Capability, OrganizationId};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    identity::{Account, NewAccount, Requires, entity::account::Model, opening, password, store},
    organizations::{OrganizationById, OrganizationLoader},
    platform::act_once,
};

/// What became of it.
#[derive(SimpleObject)]
struct AccountOpenPayload {
    /// The new account; null if it was refused.
    account: Option<Account>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn refuse(refusal: Refusal<Model>) -> AccountOpenPayload {
    AccountOpenPayload { account: None, user_errors: refusal.into_parts().1 }
}

#[derive(Default)]
pub struct AccountOpen;

#[Object]
impl AccountOpen {
    /// Open an account for somebody in an organization of your office.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn account_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, and what they are where.")] input: Input,
    ) -> Result<AccountOpenPayload, Fault> {
        let office = ctx.viewer().office.clone().ok_or(Fault::Forbidden)?;
        let (login, full_name) = match opening::parse(&input) {
            Ok(parsed) => parsed,
            Err(refusal) => return Ok(refuse(refusal)),
        };
        let scope = ctx.scope(Capability::ManageAccounts);
        let organization = match parse_id(&input.organization_id) {
            Some(OrganizationId(id)) => {
                ctx.loader::<OrganizationLoader>().load_one(OrganizationById(scope.clone(), id)).await?
            }
            None => None,
        };
        let Some(organization) = organization else {
            return Ok(refuse(Refusal::not_found(Input::ORGANIZATION_ID)));
        };
        if let Err(refusal) = opening::fits(input.role, &organization.kind) {
            return Ok(refuse(refusal));
        }
        if let Err(refusal) = opening::works(organization.valid_to, office.today) {
            return Ok(refuse(refusal));
        }
        if let Err(refusal) = opening::reaches(ctx.db(), &scope, office.unit_id).await? {
            return Ok(refuse(refusal));
        }
        let password_hash = password::hash(&input.password, ctx.means().chance.as_ref()).await;
        let new = NewAccount {
            office_id: office.id,
            login: &login,
            full_name: &full_name,
            password_hash,
            organization_id: organization.id,
            // One reads over the office's units; what is one's own is bound to the organization by the role.
            unit_id: office.unit_id,
            role: input.role,
            valid_from: office.today,
        };
        let outcome = act_once(ctx, opening::OPERATION, async |tx| opening::open(tx, new).await).await?;
        let receipt = match outcome {
            Err(refusal) => return Ok(refuse(refusal)),
            Ok(receipt) => receipt,
        };
        let row = match receipt.subject.parse() {
            Ok(AccountId(id)) => store::find(ctx.db(), &scope, id).await?,
            Err(_) => None,
        };
        Ok(AccountOpenPayload { account: row.map(Account), user_errors: vec![] })
    }
}
