use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{Capability, OrganizationId};

use super::{
    filter::OrganizationWhere,
    loader::{OrganizationById, OrganizationLoader},
    store::{self, Sort},
    types::Organization,
};
use crate::{
    api::{Conditions, ContextExt, Counted, Fault, Page, Total, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct OrganizationQuery;

#[Object]
impl OrganizationQuery {
    /// The organizations you may see that worked on a day.
    #[graphql(
        guard = "Requires(Capability::ReadOrganizations)",
        complexity = "cost(first, child_complexity)"
    )]
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "In which order.", default)] sort: Sort,
        #[graphql(desc = "The day; the office's business date if left out.")] as_of: Option<NaiveDate>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<
            OrganizationWhere,
        >,
    ) -> Result<Counted<Organization>, Fault> {
        let page = Page::parse(first, after.as_deref(), sort.tag())?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default())?;
        let filter = filter.add(store::working_on(as_of.unwrap_or_else(|| ctx.today())));
        let scope = ctx.scope(Capability::ReadOrganizations);
        let total = Total::of(store::all(&scope, filter.clone()));
        let rows = store::page(ctx.db(), &scope, filter, sort, &page).await?;
        Ok(page.with(total, rows, |row| sort.cursor(row), Organization))
    }

    /// One organization, whenever it worked; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadOrganizations)")]
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
    ) -> Result<Option<Organization>, Fault> {
        let Some(OrganizationId(id)) = parse_id(&id) else { return Ok(None) };
        let key = OrganizationById(ctx.scope(Capability::ReadOrganizations), id);
        Ok(ctx.loader::<OrganizationLoader>().load_one(key).await?.map(Organization))
    }
}
