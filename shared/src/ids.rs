//! Typed ids: `organization:0197…`. An id of another kind does not parse, so it reads as not there.
use std::{fmt, str::FromStr};

use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is not an id of that kind.")]
pub struct NotAnId;

macro_rules! node_ids {
    ($($name:ident = $kind:literal;)+) => {$(
        #[doc = concat!("`", $kind, ":<uuid>`")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($kind, ":{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(raw: &str) -> Result<Self, NotAnId> {
                let id = raw.strip_prefix(concat!($kind, ":")).and_then(|id| Uuid::try_parse(id).ok());
                id.map(Self).ok_or(NotAnId)
            }
        }
    )+};
}

node_ids! {
    AccountId = "account";
    AssignmentId = "assignment";
    AuditEntryId = "audit";
    ClauseId = "clause";
    DirectiveId = "directive";
    EvidenceId = "evidence";
    JobId = "job";
    ImportId = "import";
    LegalDocumentId = "document";
    MeasureId = "measure";
    MembershipId = "membership";
    NotificationId = "notification";
    OrganizationId = "organization";
    SchemeId = "scheme";
    SessionId = "session";
    TargetId = "target";
    TaskId = "task";
    TokenId = "token";
    UnitId = "unit";
    ViewId = "view";
}

/// A node id as it stands in an input, of the type each side's derives need.
#[cfg(feature = "server")]
pub type NodeId = async_graphql::ID;
#[cfg(all(feature = "client", not(feature = "server")))]
pub type NodeId = cynic::Id;
#[cfg(not(any(feature = "client", feature = "server")))]
pub type NodeId = String;
