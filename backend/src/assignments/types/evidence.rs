use async_graphql::{ID, Object};
use chrono::{DateTime, Utc};
use shared::{EvidenceId, EvidenceKind};

use crate::{api::node_id, assignments::entity::evidence::Model};

/// A row, and the name of who added it.
pub struct Evidence(pub(in crate::assignments) Model, pub(in crate::assignments) Option<String>);

/// A piece of what proves that an assignment was done.
#[Object]
impl Evidence {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(EvidenceId(self.0.id))
    }

    /// What it is.
    async fn kind(&self) -> EvidenceKind {
        EvidenceKind::of_tag(&self.0.kind).unwrap_or(EvidenceKind::Note)
    }

    /// The note itself, or what can be seen there; null if nothing was said.
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// The address of a link; null for other kinds.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// What a file is called; null for other kinds.
    async fn file_name(&self) -> Option<&str> {
        self.0.file_name.as_deref()
    }

    /// Where a file can be had on this server: `/files/…`; null for other kinds.
    async fn href(&self) -> Option<String> {
        self.0.sha256.as_ref().map(|sha256| format!("/files/{sha256}"))
    }

    /// Where a small picture of it can be had, a JPEG of at most 320 pixels; null for what is no picture.
    async fn small_href(&self) -> Option<String> {
        let is_picture = self.0.media_type.as_ref().is_some_and(|media| media.starts_with("image/"));
        self.0.sha256.as_ref().filter(|_| is_picture).map(|sha256| format!("/files/{sha256}/small"))
    }

    /// The size of a file in bytes; null for other kinds.
    async fn bytes(&self) -> Option<i64> {
        self.0.bytes
    }

    /// What a file is, as `image/jpeg`; null for other kinds.
    async fn media_type(&self) -> Option<&str> {
        self.0.media_type.as_deref()
    }

    /// When it was added.
    async fn added_at(&self) -> DateTime<Utc> {
        self.0.added_at
    }

    /// The name of who added it; null if the account is not known any more.
    async fn added_by(&self) -> Option<&str> {
        self.1.as_deref()
    }
}
