use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use shared::{EvidenceId, EvidenceKind};
use uuid::Uuid;

use crate::{
    api::{ContextExt, node_id},
    assignments::entity::evidence::Model,
    identity::{Author, Viewer},
};

/// A row.
pub struct Evidence {
    pub(in crate::assignments) row: Model,
    /// The name of who added it.
    pub(in crate::assignments) by: Option<String>,
    /// Whose assignment it proves.
    pub(in crate::assignments) organization_id: Uuid,
}

/// Those who work beside somebody know them. A system is nobody's colleague.
fn works_beside(viewer: &Viewer, organization_id: Uuid) -> bool {
    viewer.token.is_none() && viewer.memberships.iter().any(|one| one.organization_id == organization_id)
}

/// A piece of what proves that an assignment was done.
#[Object]
impl Evidence {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(EvidenceId(self.row.id))
    }

    /// What it is.
    async fn kind(&self) -> EvidenceKind {
        EvidenceKind::of_tag(&self.row.kind).unwrap_or(EvidenceKind::Note)
    }

    /// The note itself, or what can be seen there; null if nothing was said.
    async fn text(&self) -> Option<&str> {
        self.row.text.as_deref()
    }

    /// The address of a link; null for other kinds.
    async fn url(&self) -> Option<&str> {
        self.row.url.as_deref()
    }

    /// What a file is called; null for other kinds.
    async fn file_name(&self) -> Option<&str> {
        self.row.file_name.as_deref()
    }

    /// Where a file can be had on this server: `/files/…`; null for other kinds.
    async fn href(&self) -> Option<String> {
        self.row.sha256.as_ref().map(|sha256| format!("/files/{sha256}"))
    }

    /// Where a small picture of it can be had, a JPEG of at most 320 pixels; null for what is no picture.
    async fn small_href(&self) -> Option<String> {
        let is_picture = self.row.media_type.as_ref().is_some_and(|media| media.starts_with("image/"));
        self.row.sha256.as_ref().filter(|_| is_picture).map(|sha256| format!("/files/{sha256}/small"))
    }

    /// The size of a file in bytes; null for other kinds.
    async fn bytes(&self) -> Option<i64> {
        self.row.bytes
    }

    /// What a file is, as `image/jpeg`; null for other kinds.
    async fn media_type(&self) -> Option<&str> {
        self.row.media_type.as_deref()
    }

    /// When it was added.
    async fn added_at(&self) -> DateTime<Utc> {
        self.row.added_at
    }

    /// Who added it; null if the account is not known any more, `Withheld` if you may not know.
    async fn added_by(&self, ctx: &Context<'_>) -> Option<Author> {
        let viewer = ctx.viewer();
        Author::told(viewer, || works_beside(viewer, self.organization_id), self.by.as_deref())
    }
}
