//! `accountOpen`: an account and its first membership. No idempotency key, for the input holds a password; a
//! repetition meets the login it has opened.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{
    AccountId, AccountOpenInput as Input, Capability, Login, Name, OrganizationId, OrganizationKind,
    RefusalCode, Word,
};

use super::password_change::weak;
use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    database,
    identity::{Account, NewAccount, Requires, entity::account::Model, password, store},
    organizations::{OrganizationById, OrganizationLoader},
    platform::{Done, act_once},
};

/// What became of it.
#[derive(SimpleObject)]
struct AccountOpenPayload {
    /// The new account; null if it was refused.
    account: Option<Account>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

/// The values an account is made of, or the first that will not do.
fn parse(input: &Input) -> Result<(Login, Name), Refusal<Model>> {
    let login =
        Login::parse(&input.login).map_err(|_| Refusal::invalid(Input::LOGIN, Word::RefusalLoginInvalid))?;
    let name = Name::parse(&input.full_name);
    let name = name.map_err(|_| Refusal::invalid(Input::FULL_NAME, Word::RefusalNameInvalid))?;
    password::check(&input.password, login.as_str())
        .map_err(|weakness| Refusal::invalid(Input::PASSWORD, weak(weakness)))?;
    Ok((login, name))
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
        let (office_id, today) = (office.id, office.today);
        let (login, full_name) = match parse(&input) {
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
        let fits = OrganizationKind::of_tag(&organization.kind).is_some_and(|kind| input.role.fits(kind));
        if !fits {
            return Ok(refuse(Refusal::new(RefusalCode::NotAllowed, Input::ROLE, Word::RefusalRoleHere)));
        }
        let password_hash = password::hash(&input.password, ctx.means().chance.as_ref()).await;
        let outcome = act_once(ctx, "accountOpen", async |tx| {
            database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
            if store::find_by_login(tx.db(), &login).await?.is_some() {
                return Ok(Err(Refusal::new(RefusalCode::Taken, Input::LOGIN, Word::RefusalLoginTaken)));
            }
            let new = NewAccount {
                office_id,
                login: &login,
                full_name: &full_name,
                password_hash,
                organization_id: organization.id,
                // One reads over the office's units; what is one's own is bound to the organization by the role.
                unit_id: office.unit_id,
                role: input.role,
                valid_from: today,
            };
            let row = store::open(tx, new).await?;
            Ok(Ok(Done {
                office_id,
                subject: AccountId(row.id).to_string(),
                version: row.version,
                before: json!(null),
                after: json!({ "login": row.login, "role": input.role.tag() }),
                topic: "account.opened",
            }))
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
        Ok(AccountOpenPayload { account: row.map(Account), user_errors: vec![] })
    }
}
