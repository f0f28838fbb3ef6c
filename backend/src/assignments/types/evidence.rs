use async_graphql::{Context, ID, Object, SimpleObject, Union};
use chrono::{DateTime, Utc};
use shared::{Capability, EvidenceId, EvidenceKind};
use uuid::Uuid;

use crate::{
    api::{ContextExt, Withheld, WithheldReason, node_id},
    assignments::entity::evidence::Model,
    identity::Viewer,
};

/// A row.
pub struct Evidence {
    pub(in crate::assignments) row: Model,
    /// The name of who added it.
    pub(in crate::assignments) by: Option<String>,
    /// Whose assignment it proves.
    pub(in crate::assignments) organization_id: Uuid,
}

/// Somebody's name, which may be withheld from you.
#[derive(Union)]
pub enum EvidenceAuthor {
    Shown(PersonName),
    Withheld(Withheld),
}

/// What somebody is called.
#[derive(SimpleObject)]
pub struct PersonName {
    /// The name, family name first.
    full_name: String,
}

/// Whoever reads accounts knows who people are, and so do those who work beside them. A system is nobody's colleague.
fn knows_people(viewer: &Viewer, organization_id: Uuid) -> bool {
    let beside = || viewer.memberships.iter().any(|one| one.organization_id == organization_id);
    viewer.can(Capability::ReadAccounts) || viewer.token.is_none() && beside()
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
    async fn added_by(&self, ctx: &Context<'_>) -> Option<EvidenceAuthor> {
        if !knows_people(ctx.viewer(), self.organization_id) {
            return Some(EvidenceAuthor::Withheld(Withheld { reason: WithheldReason::Role }));
        }
        let full_name = self.by.clone();
        full_name.map(|full_name| EvidenceAuthor::Shown(PersonName { full_name }))
    }
}
