use async_graphql::{Context, ID, Object};
use shared::{ListKind, Role, ViewId, ViewVisibility};

use super::store::Shown;
use crate::{
    api::{ContextExt, node_id},
    identity::Author,
};

pub struct SavedView(pub(super) Shown);

impl From<Shown> for SavedView {
    fn from(shown: Shown) -> Self {
        Self(shown)
    }
}

/// A way to look at a list that somebody has kept: which rows, in which order, with which columns.
#[Object]
impl SavedView {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(ViewId(self.0.row.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.row.version
    }

    /// Which list it is of; null if this version of the product does not know the list.
    async fn list(&self) -> Option<ListKind> {
        ListKind::of_tag(&self.0.row.list)
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.0.row.name
    }

    /// The list's own `where`, as JSON; null for all rows.
    #[graphql(name = "where")]
    async fn filter(&self) -> Option<&str> {
        self.0.row.filter.as_deref()
    }

    /// The list's own `sort`; null for the list's own order.
    async fn sort(&self) -> Option<&str> {
        self.0.row.sort.as_deref()
    }

    /// The names of its columns, in their order.
    async fn columns(&self) -> Vec<&str> {
        self.0.row.columns.split(' ').collect()
    }

    /// Whom it is for.
    async fn visibility(&self) -> ViewVisibility {
        ViewVisibility::of_tag(&self.0.row.visibility).unwrap_or(ViewVisibility::Own)
    }

    /// The role it is for, with `ROLE`.
    async fn role(&self) -> Option<Role> {
        self.0.row.role.as_deref().and_then(Role::of_tag)
    }

    /// Whoever saved it; null if the account is not known any more, `Withheld` if you may not know.
    async fn owner(&self, ctx: &Context<'_>) -> Option<Author> {
        Author::told(ctx.viewer(), || self.0.is_mine, self.0.owner.as_deref())
    }

    /// Indicates whether you saved it.
    async fn is_mine(&self) -> bool {
        self.0.is_mine
    }

    /// Indicates whether the list opens with it, for you.
    async fn is_default(&self) -> bool {
        self.0.is_default
    }

    /// Indicates whether you may change or remove it.
    async fn can_change(&self) -> bool {
        self.0.may_change
    }
}
