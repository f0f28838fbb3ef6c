//! What is sent when a scheme is kept, or hung on a clause.
use crate::{Day, NodeId, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// What a scheme wants to reach in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TargetInput {
    /// The year by whose end it is to be reached, one of the scheme's.
    pub year: i32,
    /// What is counted, 1 to 300 characters; once for each year.
    pub name: String,
    /// 0 to 2,000,000,000.
    pub value: i32,
    /// The unit of `value`, 1 to 30 characters: `%`, `người`.
    pub unit: String,
    /// Whether somebody has compared it with the original.
    pub is_verified: bool,
}

/// A scheme, as the document that decided it says.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SchemeOpenInput {
    /// What it is called, 1 to 300 characters; once in an office.
    pub name: String,
    /// Its first year, 1945 to 2100.
    pub from_year: i32,
    /// Its last year, 1945 to 2100.
    pub to_year: i32,
    /// The document that decided it, out of the register of legal documents.
    pub document_id: Option<NodeId>,
    /// What is to be reached, at most 100.
    pub targets: Vec<TargetInput>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl SchemeOpenInput {
    pub const NAME: FieldPath = FieldPath::new(&["input", "name"]);
    pub const FROM_YEAR: FieldPath = FieldPath::new(&["input", "fromYear"]);
    pub const TO_YEAR: FieldPath = FieldPath::new(&["input", "toYear"]);
    pub const DOCUMENT_ID: FieldPath = FieldPath::new(&["input", "documentId"]);
    pub const TARGETS: FieldPath = FieldPath::new(&["input", "targets"]);

    /// The same form, for a scheme that is there already.
    #[must_use]
    pub fn over(self, expected_version: i32) -> SchemeUpdateInput {
        let Self { name, from_year, to_year, document_id, targets, idempotency_key } = self;
        SchemeUpdateInput {
            name,
            from_year,
            to_year,
            document_id,
            targets,
            expected_version,
            idempotency_key,
        }
    }
}

/// A scheme as it stands from now on. The whole form: what is left out is empty.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SchemeUpdateInput {
    /// What it is called, 1 to 300 characters; once in an office.
    pub name: String,
    /// Its first year, 1945 to 2100.
    pub from_year: i32,
    /// Its last year, 1945 to 2100.
    pub to_year: i32,
    /// The document that decided it, out of the register of legal documents.
    pub document_id: Option<NodeId>,
    /// What is to be reached, at most 100. One of the same year and name as before is the same.
    pub targets: Vec<TargetInput>,
    /// The version you read; if another has changed the scheme since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl SchemeUpdateInput {
    /// What the form says, whatever it is for.
    #[must_use]
    pub fn form(self) -> SchemeOpenInput {
        let Self { name, from_year, to_year, document_id, targets, idempotency_key, .. } = self;
        SchemeOpenInput { name, from_year, to_year, document_id, targets, idempotency_key }
    }
}

/// The day a scheme ended, before its last year was over or because another followed it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SchemeEndInput {
    /// Its last day, not before its first year; left out, it goes on.
    pub ended_on: Option<Day>,
    /// The version you read; if another has changed the scheme since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl SchemeEndInput {
    pub const ENDED_ON: FieldPath = FieldPath::new(&["input", "endedOn"]);
}

/// The schemes that a clause serves: all of them, those left out are taken off.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct ClauseSchemesInput {
    /// At most 20, of the same office.
    pub scheme_ids: Vec<NodeId>,
    /// The version of its directive that you read; if another has changed that since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl ClauseSchemesInput {
    pub const SCHEME_IDS: FieldPath = FieldPath::new(&["input", "schemeIds"]);
}
