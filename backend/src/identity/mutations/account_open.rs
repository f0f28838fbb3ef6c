//! `accountOpen`: an account and its first membership. No idempotency key, for the input holds a password; a
//! repetition meets the login it has opened.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, AccountOpenInput as Input, Capability, OrganizationId};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    identity::{Account, NewAccount, Requires, entity::account::Model, invitations, opening, store},
    organizations::{OrganizationById, OrganizationLoader},
    platform::act_once,
};

/// What became of it.
#[derive(SimpleObject)]
struct AccountOpenPayload {
    /// The new account; null if it was refused.
    account: Option<Account>,
    /// What the link ends with by which the person sets the password: `/loi-moi/<token>`. Null if you gave a password;
    /// it is shown this once and kept nowhere.
    invitation_token: Option<String>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn refuse(refusal: Refusal<Model>) -> AccountOpenPayload {
    AccountOpenPayload { account: None, invitation_token: None, user_errors: refusal.into_parts().1 }
}

#[derive(Default)]
pub struct AccountOpen;

#[Object]
impl AccountOpen {
    /// Open an account for somebody in an organization of your office, with a first password or with an invitation.
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
        let password_hash = opening::first_hash(&input, ctx.means().chance.as_ref()).await;
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
        let mut invitation_token = None;
        let outcome = act_once(ctx, opening::OPERATION, async |tx| {
            let mut opened = opening::open(tx, new).await?;
            if let (Ok(done), None) = (&mut opened, &input.password) {
                let AccountId(id) = done.subject.parse().map_err(|_| Fault::Missing("an account"))?;
                let invited = invitations::open(tx, id).await?;
                done.after["invitedUntil"] = json!(invited.expires_at);
                invitation_token = Some(invited.token);
            }
            Ok(opened)
        })
        .await?;
        let receipt = match outcome {
            Err(refusal) => return Ok(refuse(refusal)),
            Ok(receipt) => receipt,
        };
        let row = match receipt.subject.parse() {
            Ok(AccountId(id)) => store::find(ctx.db(), &scope, id).await?,
            Err(_) => None,
        };
        Ok(AccountOpenPayload { account: row.map(Account), invitation_token, user_errors: vec![] })
    }
}
