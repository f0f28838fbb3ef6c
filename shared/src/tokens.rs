//! Words of service tokens: what another system comes with in the place of a person.
use crate::{Capability, NodeId, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// A token for another system.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TokenIssueInput {
    /// The organization it belongs to: it reads what the people of this organization may read, and no more.
    pub organization_id: NodeId,
    /// 1 to 120 characters: which system it is for.
    pub name: String,
    /// 1 to 500 characters on one line: what the system does with what it reads.
    pub purpose: String,
    /// What it may read: at least one of the capabilities that read, each held by you and by somebody of the organization.
    pub scope: Vec<Capability>,
    /// For how many days it works, 1 to 366.
    pub days: i32,
}

impl TokenIssueInput {
    pub const ORGANIZATION_ID: FieldPath = FieldPath::new(&["input", "organizationId"]);
    pub const NAME: FieldPath = FieldPath::new(&["input", "name"]);
    pub const PURPOSE: FieldPath = FieldPath::new(&["input", "purpose"]);
    pub const SCOPE: FieldPath = FieldPath::new(&["input", "scope"]);
    pub const DAYS: FieldPath = FieldPath::new(&["input", "days"]);
}

/// Whether a token works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum TokenState {
    /// It works.
    Active,
    /// Its time is over.
    Expired,
    /// It was revoked.
    Revoked,
}

/// The most characters a purpose has.
pub const PURPOSE_CHARS: usize = 500;

/// For how many days a token may work.
pub const TOKEN_DAYS: std::ops::RangeInclusive<i32> = 1..=366;

impl Capability {
    /// All that a token can be given: it reads. Whatever is added to the capabilities is not in a token's reach until it
    /// stands here.
    pub const OF_TOKENS: [Self; 7] = [
        Self::ReadOrganizations,
        Self::ReadContacts,
        Self::ReadDirectives,
        Self::ReadAssignments,
        Self::ReadReports,
        Self::ReadAccounts,
        Self::ReadAudit,
    ];

    /// As it is stored in a token; None for what no token is given.
    pub const fn token_tag(self) -> Option<&'static str> {
        Some(match self {
            Self::ReadOrganizations => "organizations",
            Self::ReadContacts => "contacts",
            Self::ReadDirectives => "directives",
            Self::ReadAssignments => "assignments",
            Self::ReadReports => "reports",
            Self::ReadAccounts => "accounts",
            Self::ReadAudit => "audit",
            _ => return None,
        })
    }

    pub fn of_token_tag(tag: &str) -> Option<Self> {
        Self::OF_TOKENS.into_iter().find(|capability| capability.token_tag() == Some(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_token_is_given_is_found_again_by_its_tag() {
        for capability in Capability::ALL {
            let tag = capability.token_tag();
            assert_eq!(tag.is_some(), Capability::OF_TOKENS.contains(&capability), "{capability:?}");
            assert!(tag.is_none_or(|tag| Capability::of_token_tag(tag) == Some(capability)));
        }
    }
}
