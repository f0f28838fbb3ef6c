//! Words of the slice `directives`.
use crate::{Day, NodeId, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// How far a directive has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum DirectiveState {
    /// Imported; its outline and tasks can still be repaired, and only who manages directives sees it.
    Draft,
    /// Its outline is fixed and its tasks are given out.
    Published,
}

impl DirectiveState {
    pub const ALL: [Self; 2] = [Self::Draft, Self::Published];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.tag() == tag)
    }
}

/// How the last day of a task is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum DueRule {
    /// On the day of `dueOn`.
    OnDay,
    /// `dueDays` days after the directive was published, or after the task was set if that is later.
    DaysAfterPublication,
    /// On the last day of the directive's period.
    EndOfPeriod,
}

impl DueRule {
    pub const ALL: [Self; 3] = [Self::OnDay, Self::DaysAfterPublication, Self::EndOfPeriod];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::OnDay => "on_day",
            Self::DaysAfterPublication => "days_after",
            Self::EndOfPeriod => "end_of_period",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.tag() == tag)
    }
}

/// A file that becomes a directive in draft. The file itself has been sent to `POST /files` before.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct DirectiveImportInput {
    /// SHA-256 of the file, 64 hexadecimal digits, as `POST /files` answered it: plain text or .docx.
    pub sha256: String,
    /// What the directive is called, 1 to 300 characters; its opening line if left out.
    pub title: Option<String>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl DirectiveImportInput {
    pub const SHA256: FieldPath = FieldPath::new(&["input", "sha256"]);
    pub const TITLE: FieldPath = FieldPath::new(&["input", "title"]);
}

/// What stands over a directive. The whole form: what is left out is empty.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct DirectiveDescribeInput {
    /// What it is about, 1 to 300 characters.
    pub title: String,
    /// Its kind as it is written: `Công văn`, `Kế hoạch`; at most 60 characters.
    pub kind: Option<String>,
    /// Its number as it is written: `1592/SGDĐT-GDTrH&GDTX`; at most 60 characters.
    pub number: Option<String>,
    /// The day it was issued.
    pub issued_on: Option<Day>,
    /// Who issued it; at most 120 characters.
    pub issuer: Option<String>,
    /// The first day of the period it is for: a school year, a calendar year.
    pub period_from: Option<Day>,
    /// The last day of that period.
    pub period_to: Option<Day>,
    /// The document above it, out of the register of legal documents.
    pub superior_document_id: Option<NodeId>,
    /// The directive above it, if that was imported too.
    pub superior_directive_id: Option<NodeId>,
    /// The version you read; if another has changed the directive since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl DirectiveDescribeInput {
    pub const TITLE: FieldPath = FieldPath::new(&["input", "title"]);
    pub const KIND: FieldPath = FieldPath::new(&["input", "kind"]);
    pub const NUMBER: FieldPath = FieldPath::new(&["input", "number"]);
    pub const ISSUER: FieldPath = FieldPath::new(&["input", "issuer"]);
    pub const PERIOD_TO: FieldPath = FieldPath::new(&["input", "periodTo"]);
    pub const SUPERIOR_DOCUMENT_ID: FieldPath = FieldPath::new(&["input", "superiorDocumentId"]);
    pub const SUPERIOR_DIRECTIVE_ID: FieldPath = FieldPath::new(&["input", "superiorDirectiveId"]);
}

/// One clause as the officer cuts it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ClauseCutInput {
    /// Its first byte in the body, counted in UTF-8; on a character boundary.
    pub start: i32,
    /// Its number or bullet without punctuation, at most 40 characters; may be empty.
    pub label: String,
    /// 1 for the outermost, at most one deeper than the clause before it, at most 9.
    pub level: i32,
    /// 1 to 300 characters.
    pub title: String,
}

/// The whole outline of a draft, cut anew. A clause reaches to the start of the next; before the first is the
/// preamble, after `closing` the closing.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct DirectiveOutlineInput {
    /// 1 to 400 clauses, by ascending `start`. Tasks stay with the clause that starts where theirs did.
    pub clauses: Vec<ClauseCutInput>,
    /// Where the closing begins, in bytes of the body; its length if there is none.
    pub closing: i32,
    /// The version you read; if another has changed the directive since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl DirectiveOutlineInput {
    pub const CLAUSES: FieldPath = FieldPath::new(&["input", "clauses"]);
    pub const CLOSING: FieldPath = FieldPath::new(&["input", "closing"]);
}

/// A step that needs nothing but the version it was decided on.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct StepInput {
    /// The version you read; if another has changed the record since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

/// The text of one clause's part of the report, as the office words it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ReportSectionWriteInput {
    /// At most 10,000 characters; left out, the draft from the evidence stands again.
    pub text: Option<String>,
    /// The version you read, 0 if nobody has written here yet.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl ReportSectionWriteInput {
    pub const TEXT: FieldPath = FieldPath::new(&["input", "text"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_and_a_rule_are_found_again_by_their_tags() {
        for state in DirectiveState::ALL {
            assert_eq!(DirectiveState::of_tag(state.tag()), Some(state));
        }
        for rule in DueRule::ALL {
            assert_eq!(DueRule::of_tag(rule.tag()), Some(rule));
        }
    }
}
