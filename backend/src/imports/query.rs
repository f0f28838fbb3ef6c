use async_graphql::{Context, ID, Object, connection::Connection};
use shared::{Capability, ImportId};

use super::{
    sight::Sight,
    store::{self, BY_ENTRY},
    types::Import,
};
use crate::{
    api::{ContextExt, Cursor, Fault, Page, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct ImportQuery;

#[Object]
impl ImportQuery {
    /// What was imported into your office by files of kinds that you may enter yourself, the newest first.
    #[graphql(
        guard = "Requires(Capability::ManageOrganizations)",
        complexity = "cost(first, child_complexity)"
    )]
    async fn imports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<String>,
    ) -> Result<Connection<Cursor, Import>, Fault> {
        let page = Page::parse(first, after.as_deref(), BY_ENTRY)?;
        let rows = store::page(ctx.db(), &Sight::of(ctx.viewer()), &page).await?;
        Ok(page.connection(rows, store::cursor, Import))
    }

    /// One import, whether it was written or only looked at; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The import's `id`.")] id: ID,
    ) -> Result<Option<Import>, Fault> {
        let Some(ImportId(id)) = parse_id(&id) else { return Ok(None) };
        Ok(store::find(ctx.db(), &Sight::of(ctx.viewer()), id).await?.map(Import))
    }
}
