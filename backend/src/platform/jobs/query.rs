use async_graphql::{Context, Object, connection::Connection};
use shared::{Capability, JobState};

use super::{
    filter::JobWhere,
    store,
    types::{JobCount, JobObject},
};
use crate::{
    api::{Conditions, ContextExt, Cursor, Fault, Page, cost},
    identity::Requires,
};

const NEWEST_FIRST: u8 = b'j';

#[derive(Default)]
pub struct JobQuery;

#[Object]
impl JobQuery {
    /// What the server does by itself for your office, the newest first. What is over is kept for 30 days, what is
    /// dead for ever.
    #[graphql(guard = "Requires(Capability::ManageJobs)", complexity = "cost(first, child_complexity)")]
    async fn jobs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<JobWhere>,
    ) -> Result<Connection<Cursor, JobObject>, Fault> {
        let page = Page::parse(first, after.as_deref(), NEWEST_FIRST)?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default())?;
        let rows = store::page(ctx.db(), &ctx.scope(Capability::ManageJobs), filter, &page).await?;
        let cursor = |row: &super::Job| Cursor { order: NEWEST_FIRST, id: row.id, key: Vec::new() };
        Ok(page.connection(rows, cursor, JobObject))
    }

    /// How many of them are in each state.
    #[graphql(guard = "Requires(Capability::ManageJobs)", complexity = "50 + child_complexity")]
    async fn job_counts(&self, ctx: &Context<'_>) -> Result<Vec<JobCount>, Fault> {
        let counts = store::counts(ctx.db(), &ctx.scope(Capability::ManageJobs)).await?;
        let count = |(state, count)| JobCount { state, count };
        Ok(JobState::ALL.into_iter().zip(counts).map(count).collect())
    }
}
