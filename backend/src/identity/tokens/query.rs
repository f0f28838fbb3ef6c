use async_graphql::{Context, ID, Object};
use shared::{Capability, TokenId};

use super::{
    filter::TokenWhere,
    store::{self, Sort},
    types::ServiceToken,
};
use crate::{
    api::{Conditions, ContextExt, Counted, Fault, Page, Total, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct TokenQuery;

#[Object]
impl TokenQuery {
    /// The service tokens of the organizations whose accounts you keep.
    #[graphql(guard = "Requires(Capability::ManageAccounts)", complexity = "cost(first, child_complexity)")]
    async fn tokens(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "In which order.", default)] sort: Sort,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<TokenWhere>,
    ) -> Result<Counted<ServiceToken>, Fault> {
        let page = Page::parse(first, after.as_deref(), sort.tag())?;
        let now = ctx.means().clock.now();
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default(), now)?;
        let scope = ctx.scope(Capability::ManageAccounts);
        let total = Total::of(store::all(&scope, filter.clone()));
        let rows = store::page(ctx.db(), &scope, filter, &page).await?;
        Ok(page.with(total, rows, |row| sort.cursor(row), ServiceToken))
    }

    /// One service token; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token's `id`.")] id: ID,
    ) -> Result<Option<ServiceToken>, Fault> {
        let Some(TokenId(id)) = parse_id(&id) else { return Ok(None) };
        let scope = ctx.scope(Capability::ManageAccounts);
        Ok(store::find(ctx.db(), &scope, id).await?.map(ServiceToken))
    }
}
