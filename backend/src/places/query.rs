use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{Capability, UnitId};

use super::{
    filter::UnitFilter,
    loader::{UnitById, UnitLoader},
    store::{self, BY_NAME},
    types::Unit,
};
use crate::{
    api::{Conditions, ContextExt, Counted, Fault, Page, Total, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct PlaceQuery;

#[Object]
impl PlaceQuery {
    /// The administrative units you may see that stood on a day, by name.
    #[graphql(
        guard = "Requires(Capability::ReadOrganizations)",
        complexity = "cost(first, child_complexity)"
    )]
    async fn units(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "The day; the office's business date if left out.")] as_of: Option<NaiveDate>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<UnitFilter>,
    ) -> Result<Counted<Unit>, Fault> {
        let page = Page::parse(first, after.as_deref(), BY_NAME)?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default())?;
        let filter = filter.add(store::standing_on(as_of.unwrap_or_else(|| ctx.today())));
        let scope = ctx.scope(Capability::ReadOrganizations);
        let total = Total::of(store::all(&scope, filter.clone()));
        let rows = store::page(ctx.db(), &scope, filter, &page).await?;
        Ok(page.with(total, rows, store::cursor, Unit))
    }

    /// One unit, whenever it stood; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadOrganizations)")]
    async fn unit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The unit's `id`.")] id: ID,
    ) -> Result<Option<Unit>, Fault> {
        let Some(UnitId(id)) = parse_id(&id) else { return Ok(None) };
        let key = UnitById(ctx.scope(Capability::ReadOrganizations), id);
        Ok(ctx.loader::<UnitLoader>().load_one(key).await?)
    }
}
