use async_graphql::{Context, ID, Object, connection::Connection};
use shared::{AssignmentId, Capability, FieldPath};

use super::{
    filter::AssignmentWhere,
    loader::{AnswerLoader, AssignmentById},
    reminding,
    store::{self, Sort, counts},
    types::{Assignment, AssignmentCounts},
};
use crate::{
    api::{Conditions, ContextExt, Cursor, Fault, Page, Several, UserError, cost, parse_id},
    identity::Requires,
};

#[derive(Default)]
pub struct AssignmentQuery;

#[Object]
impl AssignmentQuery {
    /// The assignments you may see: your own organization's, or all of the office.
    #[graphql(guard = "Requires(Capability::ReadAssignments)", complexity = "cost(first, child_complexity)")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "In which order.", default)] sort: Sort,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<AssignmentWhere>,
    ) -> Result<Connection<Cursor, Assignment>, Fault> {
        let page = Page::parse(first, after.as_deref(), sort.tag())?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default(), ctx.today())?;
        let scope = ctx.scope(Capability::ReadAssignments);
        let rows = store::page(ctx.db(), &scope, filter, sort, &page).await?;
        Ok(page.connection(rows, |row| sort.cursor(row), Assignment))
    }

    /// One assignment; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadAssignments)")]
    async fn assignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
    ) -> Result<Option<Assignment>, Fault> {
        let Some(AssignmentId(id)) = parse_id(&id) else { return Ok(None) };
        let key = AssignmentById(ctx.scope(Capability::ReadAssignments), id);
        Ok(ctx.loader::<AnswerLoader>().load_one(key).await?.map(Assignment))
    }

    /// Which of these assignments could not be reminded of now, and why: what `assignmentsRemind` would refuse.
    #[graphql(guard = "Requires(Capability::ReviewAssignments)", complexity = "100 + child_complexity")]
    async fn assignments_remind_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 100 assignments, each once.")] ids: Vec<ID>,
    ) -> Result<Vec<UserError>, Fault> {
        let ids = match Several::<AssignmentId>::read(ids.iter(), FieldPath::IDS) {
            Ok(ids) => ids.0,
            Err(errors) => return Ok(errors),
        };
        let scope = ctx.scope(Capability::ReviewAssignments);
        let rows = store::find_many(ctx.db(), &scope, ids.iter().map(|id| id.0)).await?;
        Ok(reminding::refusals(&ids, &rows, FieldPath::IDS, ctx.means().clock.now()))
    }

    /// How many of the assignments that a list with the same `where` would show stand where.
    #[graphql(guard = "Requires(Capability::ReadAssignments)", complexity = "20 + child_complexity")]
    async fn assignment_counts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<AssignmentWhere>,
    ) -> Result<AssignmentCounts, Fault> {
        let today = ctx.today();
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default(), today)?;
        let scope = ctx.scope(Capability::ReadAssignments);
        Ok(counts::overall(ctx.db(), &scope, filter, today).await?.into())
    }
}
