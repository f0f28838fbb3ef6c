//! How many there are of what a list shows a page of: counted only if it is asked for, and only as far as it matters.
use async_graphql::{Context, Object, SimpleObject, connection::Connection};
use sea_orm::{
    ConnectionTrait, EntityTrait, QuerySelect, QueryTrait, Select,
    sea_query::{Asterisk, Expr, Func, Query, SelectStatement},
};

use super::{ContextExt, Cursor, Fault};

/// A count walks every row of it, so it goes no further than this.
const MOST_COUNTED: u64 = 10_000;

/// A list that can tell how long it is.
pub type Counted<Node> = Connection<Cursor, Node, Total>;

/// The rows to count, not yet asked for.
pub struct Total(SelectStatement);

/// How many there are.
#[derive(SimpleObject)]
pub struct TotalCount {
    /// How many, at most 10,000.
    count: i64,
    /// False if there are more than `count`.
    exact: bool,
}

impl Total {
    pub fn of<E: EntityTrait>(all: Select<E>) -> Self {
        let rows = all.select_only().expr_as(Expr::val(1), "row").limit(MOST_COUNTED + 1).into_query();
        Self(
            Query::select()
                .expr_as(Func::count(Expr::col(Asterisk)), "rows")
                .from_subquery(rows, "bounded")
                .take(),
        )
    }
}

#[Object]
impl Total {
    /// How many there are on all pages together, as `where` has it. It counts them: ask for it once, not on each page.
    #[graphql(complexity = "5 + child_complexity")]
    async fn total_count(&self, ctx: &Context<'_>) -> Result<TotalCount, Fault> {
        let db = ctx.db();
        let row = db.query_one_raw(db.get_database_backend().build(&self.0)).await?;
        let counted: i64 = row.map(|row| row.try_get("", "rows")).transpose()?.unwrap_or_default();
        let most = i64::try_from(MOST_COUNTED).unwrap_or(i64::MAX);
        Ok(TotalCount { count: counted.min(most), exact: counted <= most })
    }
}
