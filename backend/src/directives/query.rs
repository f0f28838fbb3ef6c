use async_graphql::{Context, ID, Object, connection::Connection};
use shared::{Capability, ClauseId, DirectiveId, SchemeId};

use super::{
    filter::{DirectiveWhere, LegalDocumentWhere},
    loader::{ClauseById, ClauseLoader, DirectiveById, DirectiveLoader},
    register, schemes,
    sight::Sight,
    store::{self, Sort},
    types::{Clause, Directive, LegalDocument, Scheme},
};
use crate::{
    api::{Conditions, ContextExt, Cursor, Fault, Page, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct DirectiveQuery;

#[Object]
impl DirectiveQuery {
    /// The directives you may see: drafts too, if you manage them.
    #[graphql(guard = "Requires(Capability::ReadDirectives)", complexity = "cost(first, child_complexity)")]
    async fn directives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "In which order.", default)] sort: Sort,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<DirectiveWhere>,
    ) -> Result<Connection<Cursor, Directive>, Fault> {
        let page = Page::parse(first, after.as_deref(), sort.tag())?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default())?;
        let rows = store::page(ctx.db(), &Sight::of(ctx), filter, sort, &page).await?;
        Ok(page.connection(rows, |row| sort.cursor(row), Directive))
    }

    /// One directive; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadDirectives)")]
    async fn directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
    ) -> Result<Option<Directive>, Fault> {
        let Some(DirectiveId(id)) = parse_id(&id) else { return Ok(None) };
        let key = DirectiveById(Sight::of(ctx), id);
        Ok(ctx.loader::<DirectiveLoader>().load_one(key).await?.map(Directive))
    }

    /// One clause; null if there is none with this id in a directive that you may see.
    #[graphql(guard = "Requires(Capability::ReadDirectives)")]
    async fn clause(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The clause's `id`.")] id: ID,
    ) -> Result<Option<Clause>, Fault> {
        let Some(ClauseId(id)) = parse_id(&id) else { return Ok(None) };
        let key = ClauseById(Sight::of(ctx), id);
        Ok(ctx.loader::<ClauseLoader>().load_one(key).await?.map(Clause))
    }

    /// The register of documents that the office's directives cite, by name.
    #[graphql(guard = "Requires(Capability::ReadDirectives)", complexity = "cost(first, child_complexity)")]
    async fn legal_documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<
            LegalDocumentWhere,
        >,
    ) -> Result<Connection<Cursor, LegalDocument>, Fault> {
        let page = Page::parse(first, after.as_deref(), register::BY_NAME)?;
        let scope = ctx.scope(Capability::ReadDirectives);
        let rows = register::page(ctx.db(), &scope, filter.unwrap_or_default().condition(), &page).await?;
        Ok(page.connection(rows, register::cursor, LegalDocument))
    }

    /// The schemes the office follows, by name; at most 200.
    #[graphql(guard = "Requires(Capability::ReadDirectives)", complexity = "20 * child_complexity")]
    async fn schemes(&self, ctx: &Context<'_>) -> Result<Vec<Scheme>, Fault> {
        let rows = schemes::all(ctx.db(), &ctx.scope(Capability::ReadDirectives)).await?;
        Ok(rows.into_iter().map(Scheme).collect())
    }
    /// One scheme; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadDirectives)")]
    async fn scheme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scheme's `id`.")] id: ID,
    ) -> Result<Option<Scheme>, Fault> {
        let Some(SchemeId(id)) = parse_id(&id) else { return Ok(None) };
        Ok(schemes::find(ctx.db(), &ctx.scope(Capability::ReadDirectives), id).await?.map(Scheme))
    }
}
