//! Words of assignments and their evidence.
use crate::{NodeId, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// How far an assignment has come. That it is late is no state: it follows from its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum AssignmentState {
    /// Given out; nobody has begun.
    Open,
    /// Something was entered.
    Working,
    /// Handed in; it waits for the office.
    Submitted,
    /// The office has accepted it: its figures count.
    Accepted,
    /// The office has given it back with a reason.
    Returned,
    /// Its task was cancelled.
    Cancelled,
}

impl AssignmentState {
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Working, Self::Submitted, Self::Accepted, Self::Returned, Self::Cancelled];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Working => "working",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.tag() == tag)
    }

    /// Whether the organization may still enter and hand in.
    pub const fn is_theirs(self) -> bool {
        matches!(self, Self::Open | Self::Working | Self::Returned)
    }
}

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum EvidenceKind {
    /// Words typed by hand.
    Note,
    /// An address on the web.
    Link,
    /// A file or photo.
    File,
}

impl EvidenceKind {
    pub const ALL: [Self; 3] = [Self::Note, Self::Link, Self::File];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Link => "link",
            Self::File => "file",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// One figure of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct FigureInput {
    /// The measure it is for.
    pub measure_id: NodeId,
    /// 0 to 2,000,000,000. Leave the figure out where nothing is known: blank is not zero.
    pub value: i32,
}

/// What an organization answers. The whole form: a figure left out is blank.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AssignmentAnswerInput {
    /// What was done, in words; at most 2,000 characters.
    pub answer: Option<String>,
    /// The figures that are known, at most one for each measure.
    pub figures: Vec<FigureInput>,
    /// The version you read; if another has changed the assignment since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl AssignmentAnswerInput {
    pub const ANSWER: FieldPath = FieldPath::new(&["input", "answer"]);
    pub const FIGURES: FieldPath = FieldPath::new(&["input", "figures"]);
}

/// A piece of evidence for an assignment.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct EvidenceAddInput {
    /// What it is.
    pub kind: EvidenceKind,
    /// With `NOTE` the note itself, else what can be seen there; at most 2,000 characters.
    pub text: Option<String>,
    /// With `LINK`: the address, beginning with `https://` or `http://`; at most 500 characters.
    pub url: Option<String>,
    /// With `FILE`: SHA-256 of a file that you sent to `POST /files`, 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// With `FILE`: what it is called, 1 to 200 characters.
    pub file_name: Option<String>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl EvidenceAddInput {
    pub const TEXT: FieldPath = FieldPath::new(&["input", "text"]);
    pub const URL: FieldPath = FieldPath::new(&["input", "url"]);
    pub const SHA256: FieldPath = FieldPath::new(&["input", "sha256"]);
    pub const FILE_NAME: FieldPath = FieldPath::new(&["input", "fileName"]);
}

/// An act that needs nothing but its key.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct KeyedInput {
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

/// Why an answer goes back.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AssignmentReturnInput {
    /// What is missing or wrong, for the person who must mend it; 1 to 1,000 characters.
    pub reason: String,
    /// The version you read; if another has changed the assignment since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl AssignmentReturnInput {
    pub const REASON: FieldPath = FieldPath::new(&["input", "reason"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_and_a_kind_are_found_again_by_their_tags() {
        for state in AssignmentState::ALL {
            assert_eq!(AssignmentState::of_tag(state.tag()), Some(state));
        }
        for kind in EvidenceKind::ALL {
            assert_eq!(EvidenceKind::of_tag(kind.tag()), Some(kind));
        }
    }
}
