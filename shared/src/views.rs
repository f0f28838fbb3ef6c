//! Words of lists and of the ways to look at them.
use crate::{Capability, NodeId, Role, Word, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// A list that can be narrowed, sorted, kept as a view and taken along as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum ListKind {
    /// `organizations`
    Organizations,
    /// `assignments`
    Assignments,
    /// `directives`
    Directives,
    /// `accounts`
    Accounts,
    /// `tokens`
    Tokens,
    /// `units`
    Units,
    /// `auditEntries`
    Audit,
}

impl ListKind {
    pub const ALL: [Self; 7] = [
        Self::Organizations,
        Self::Assignments,
        Self::Directives,
        Self::Accounts,
        Self::Tokens,
        Self::Units,
        Self::Audit,
    ];

    /// As it is stored, and in the address of a file: `/exports/organizations.csv`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Assignments => "assignments",
            Self::Directives => "directives",
            Self::Accounts => "accounts",
            Self::Tokens => "tokens",
            Self::Units => "units",
            Self::Audit => "audit",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.tag() == tag)
    }

    /// What somebody needs to be shown the list at all.
    pub const fn capability(self) -> Capability {
        match self {
            Self::Organizations | Self::Units => Capability::ReadOrganizations,
            Self::Assignments => Capability::ReadAssignments,
            Self::Directives => Capability::ReadDirectives,
            Self::Accounts => Capability::ReadAccounts,
            Self::Tokens => Capability::ManageAccounts,
            Self::Audit => Capability::ReadAudit,
        }
    }

    pub const fn word(self) -> Word {
        match self {
            Self::Organizations => Word::OrganizationsTitle,
            Self::Assignments => Word::AssignmentsTitle,
            Self::Directives => Word::DirectivesTitle,
            Self::Accounts => Word::AccountsTitle,
            Self::Tokens => Word::TokensTitle,
            Self::Units => Word::UnitsTitle,
            Self::Audit => Word::AuditTitle,
        }
    }
}

/// Whom a saved view is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum ViewVisibility {
    /// For whoever saved it, and nobody else.
    Own,
    /// For all people of the office who have one role.
    Role,
    /// For all people of the office.
    Office,
}

impl ViewVisibility {
    pub const ALL: [Self; 3] = [Self::Own, Self::Role, Self::Office];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Role => "role",
            Self::Office => "office",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.tag() == tag)
    }
}

/// A way to look at a list, to be kept.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SavedViewSaveInput {
    /// Which list it is of; it cannot be changed later.
    pub list: ListKind,
    /// 1 to 60 characters.
    pub name: String,
    /// The list's own `where`, as JSON; left out for all rows.
    #[cfg_attr(feature = "server", graphql(name = "where"))]
    #[cfg_attr(feature = "client", cynic(rename = "where"))]
    pub filter: Option<String>,
    /// The list's own `sort`; left out for the list's own order.
    pub sort: Option<String>,
    /// The names of its columns, in their order, each once.
    pub columns: Vec<String>,
    /// Whom it is for; more than oneself needs the right to share views.
    pub visibility: ViewVisibility,
    /// With `ROLE`, which role.
    pub role: Option<Role>,
    /// Of a view that is there already, the version you read; left out for a new one.
    pub expected_version: Option<i32>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl SavedViewSaveInput {
    pub const NAME: FieldPath = FieldPath::new(&["input", "name"]);
    pub const FILTER: FieldPath = FieldPath::new(&["input", "where"]);
    pub const SORT: FieldPath = FieldPath::new(&["input", "sort"]);
    pub const COLUMNS: FieldPath = FieldPath::new(&["input", "columns"]);
    pub const VISIBILITY: FieldPath = FieldPath::new(&["input", "visibility"]);
    pub const ROLE: FieldPath = FieldPath::new(&["input", "role"]);
}

/// The view that a list opens with.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SavedViewDefaultInput {
    /// Which list.
    pub list: ListKind,
    /// One of the views that you are shown of it; left out, the list opens as it is.
    pub view_id: Option<NodeId>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl SavedViewDefaultInput {
    pub const VIEW_ID: FieldPath = FieldPath::new(&["input", "viewId"]);
}

/// The most characters the name of a view has.
pub const VIEW_NAME_CHARS: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_found_again_by_its_tag() {
        for list in ListKind::ALL {
            assert_eq!(ListKind::of_tag(list.tag()), Some(list));
        }
        for visibility in ViewVisibility::ALL {
            assert_eq!(ViewVisibility::of_tag(visibility.tag()), Some(visibility));
        }
    }
}
