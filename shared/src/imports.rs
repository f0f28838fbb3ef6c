//! Words of the slice `imports`.
use crate::{Capability, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// What the rows of a file become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum ImportKind {
    /// Organizations of the registry.
    Organizations,
    /// Accounts with their first role; they have no password yet, so nobody signs in with them.
    Accounts,
    /// Villages: bản, thôn, tổ dân phố.
    Villages,
}

impl ImportKind {
    pub const ALL: [Self; 3] = [Self::Organizations, Self::Accounts, Self::Villages];

    /// As it is stored, and as a template is called.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Accounts => "accounts",
            Self::Villages => "villages",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// Who may enter one by hand may enter many by a file.
    pub const fn capability(self) -> Capability {
        match self {
            Self::Organizations | Self::Villages => Capability::ManageOrganizations,
            Self::Accounts => Capability::ManageAccounts,
        }
    }
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum ImportState {
    /// The file was looked at; nothing is written.
    Checked,
    /// Its rows are written.
    Committed,
    /// What it had written is gone.
    Undone,
}

impl ImportState {
    pub const ALL: [Self; 3] = [Self::Checked, Self::Committed, Self::Undone];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Committed => "committed",
            Self::Undone => "undone",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.tag() == tag)
    }
}

/// What to do with a file of which some rows are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum ImportPolicy {
    /// One wrong row, and nothing is written.
    AllOrNothing,
    /// The good rows are written and the wrong ones left out.
    GoodRows,
}

/// Which field a column of the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ImportColumnInput {
    /// The column, from 1.
    pub column: i32,
    /// The `key` of the field.
    pub field: String,
}

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ImportCheckInput {
    /// What its rows become.
    pub kind: ImportKind,
    /// The file, as `POST /files` has named it.
    pub sha256: String,
    /// Which columns hold which fields, at most 200; guessed by the headings if left out. A column that is not named is not read.
    pub mapping: Option<Vec<ImportColumnInput>>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl ImportCheckInput {
    pub const SHA256: FieldPath = FieldPath::new(&["input", "sha256"]);
    pub const MAPPING: FieldPath = FieldPath::new(&["input", "mapping"]);
}

/// What to write of a file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ImportCommitInput {
    /// What to do if some rows are wrong.
    pub policy: ImportPolicy,
    /// The version you read; if the file was looked at otherwise since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl ImportCommitInput {
    pub const POLICY: FieldPath = FieldPath::new(&["input", "policy"]);
}

/// Takes back what an import has written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ImportUndoInput {
    /// The version you read.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}
