use async_graphql::{Context, ID, Object};
use shared::{AccountId, Capability, FieldPath};

use super::{
    enabling::{self, Wanted},
    filter::AccountWhere,
    guard::Requires,
    invitations,
    loader::{AccountById, AccountLoader},
    own_types::Invited,
    sessions::token_hash,
    store::{self, Sort},
    types::{Account, ViewerObject},
};
use crate::{
    api::{Conditions, ContextExt, Counted, Fault, Page, Several, Total, UserError, cost, parse_id},
    places,
    platform::personal_reads::PersonalList,
};

#[derive(Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// Who you are; null if you are not signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<ViewerObject> {
        ctx.viewer().account_id.map(|_| ViewerObject(ctx.viewer().clone()))
    }

    /// Whom an invitation is for, asked by whoever holds its token; null if it never was, is over, was used or revoked.
    async fn invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the link ends with.")] token: String,
    ) -> Result<Option<Invited>, Fault> {
        let hash = token_hash(&token);
        let Some(account) = invitations::invited(ctx.db(), &hash, ctx.means().clock.now()).await? else {
            return Ok(None);
        };
        let office = places::office(ctx.db(), account.office_id).await?.ok_or(Fault::Missing("an office"))?;
        Ok(Some(Invited { full_name: account.full_name, office_name: office.name }))
    }

    /// The accounts of your office.
    #[graphql(guard = "Requires(Capability::ReadAccounts)", complexity = "cost(first, child_complexity)")]
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "In which order.", default)] sort: Sort,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<AccountWhere>,
    ) -> Result<Counted<Account>, Fault> {
        let page = Page::parse(first, after.as_deref(), sort.tag())?;
        let filter = filter.unwrap_or_default();
        let kinds = filter.kinds();
        let filter = filter.condition(&mut Conditions::default())?;
        let scope = ctx.scope(Capability::ReadAccounts);
        let total = Total::of(store::all(&scope, filter.clone()));
        let rows = store::page(ctx.db(), &scope, filter, &page).await?;
        ctx.noted().note(PersonalList::Accounts, page.shown(&rows), &kinds);
        Ok(page.with(total, rows, |row| sort.cursor(row), Account))
    }

    /// Which of these accounts could not be let in, or kept out, now, and why: what `accountsSetEnabled` would refuse.
    #[graphql(guard = "Requires(Capability::ManageAccounts)", complexity = "100 + child_complexity")]
    async fn accounts_set_enabled_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 100 accounts, each once.")] ids: Vec<ID>,
        #[graphql(desc = "Whether they are to be used.")] enabled: bool,
    ) -> Result<Vec<UserError>, Fault> {
        let ids = match Several::<AccountId>::read(ids.iter(), FieldPath::IDS) {
            Ok(ids) => ids.0,
            Err(errors) => return Ok(errors),
        };
        let scope = ctx.scope(Capability::ManageAccounts);
        let rows = store::find_many(ctx.db(), &scope, ids.iter().map(|id| id.0)).await?;
        let by = ctx.viewer().account_id.unwrap_or_default();
        Ok(enabling::refusals(Wanted { ids: &ids, enabled, by }, &rows, FieldPath::IDS))
    }

    /// One account; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadAccounts)")]
    async fn account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's `id`.")] id: ID,
    ) -> Result<Option<Account>, Fault> {
        let Some(AccountId(id)) = parse_id(&id) else { return Ok(None) };
        let key = AccountById(ctx.scope(Capability::ReadAccounts), id);
        Ok(ctx.loader::<AccountLoader>().load_one(key).await?.map(Account))
    }
}
