use async_graphql::{Context, Object};
use shared::ListKind;

use super::{sight::Sight, store, types::SavedView};
use crate::api::{ContextExt, Fault};

#[derive(Default)]
pub struct ViewQuery;

#[Object]
impl ViewQuery {
    /// The saved views of a list that you are shown: your own, those for a role of yours and those for the whole
    /// office, the oldest first; at most 200.
    #[graphql(complexity = "20 * child_complexity")]
    async fn saved_views(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which list.")] list: ListKind,
    ) -> Result<Vec<SavedView>, Fault> {
        let sight = Sight::of_list(ctx.viewer(), list)?;
        let shown = store::of_list(ctx.db(), &sight, list).await?;
        Ok(shown.into_iter().map(SavedView).collect())
    }
}
