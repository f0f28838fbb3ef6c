//! What a search may find.

#[cfg(feature = "client")]
use crate::schema;

/// A kind of record that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum SearchKind {
    /// A dispatch, plan or programme.
    Directive,
    /// A clause of a directive.
    Clause,
    /// What must be done for a clause.
    Task,
    /// A task as one organization has it.
    Assignment,
    /// A body that acts.
    Organization,
    /// An administrative unit.
    Unit,
    /// A plan over years.
    Scheme,
    /// A legal document that a directive cites.
    LegalDocument,
    /// A file, a link or a note that proves something.
    Evidence,
    /// An account; only who manages accounts finds one.
    Account,
}

impl SearchKind {
    /// In the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Directive,
        Self::Clause,
        Self::Task,
        Self::Assignment,
        Self::Organization,
        Self::Unit,
        Self::Scheme,
        Self::LegalDocument,
        Self::Evidence,
        Self::Account,
    ];

    /// As its node ids begin.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Directive => "directive",
            Self::Clause => "clause",
            Self::Task => "task",
            Self::Assignment => "assignment",
            Self::Organization => "organization",
            Self::Unit => "unit",
            Self::Scheme => "scheme",
            Self::LegalDocument => "document",
            Self::Evidence => "evidence",
            Self::Account => "account",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}
