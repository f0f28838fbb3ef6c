//! What is sent when a task is set or changed.
use crate::{Day, DueRule, NodeId, OrganizationKind, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// A figure that a task asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct MeasureInput {
    /// What is counted, 1 to 120 characters: `Số lớp xóa mù chữ đã mở`.
    pub name: String,
    /// In what, 1 to 30 characters: `lớp`, `người`, `lượt người`.
    pub unit: String,
}

/// What must be done for a clause, by whom, until when, and what proves it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TaskSetInput {
    /// What must be done, 1 to 300 characters.
    pub title: String,
    /// Every organization of these kinds is responsible.
    pub kinds: Vec<OrganizationKind>,
    /// These are responsible too, at most 100.
    pub organization_ids: Vec<NodeId>,
    /// How the last day is found.
    pub due_rule: DueRule,
    /// The last day, with `ON_DAY`.
    pub due_on: Option<Day>,
    /// 1 to 366, with `DAYS_AFTER_PUBLICATION`.
    pub due_days: Option<i32>,
    /// What proves that it was done, at most 500 characters.
    pub expected_evidence: Option<String>,
    /// The figures asked for, at most 12.
    pub measures: Vec<MeasureInput>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl TaskSetInput {
    pub const TITLE: FieldPath = FieldPath::new(&["input", "title"]);
    pub const KINDS: FieldPath = FieldPath::new(&["input", "kinds"]);
    pub const ORGANIZATION_IDS: FieldPath = FieldPath::new(&["input", "organizationIds"]);
    pub const DUE_ON: FieldPath = FieldPath::new(&["input", "dueOn"]);
    pub const DUE_DAYS: FieldPath = FieldPath::new(&["input", "dueDays"]);
    pub const EXPECTED_EVIDENCE: FieldPath = FieldPath::new(&["input", "expectedEvidence"]);
    pub const MEASURES: FieldPath = FieldPath::new(&["input", "measures"]);
}

/// A task as it stands from now on. The whole form: what is left out is empty.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TaskUpdateInput {
    /// What must be done, 1 to 300 characters.
    pub title: String,
    /// Every organization of these kinds is responsible.
    pub kinds: Vec<OrganizationKind>,
    /// These are responsible too, at most 100. Who was named and is outside what you may see stays named.
    pub organization_ids: Vec<NodeId>,
    /// How the last day is found. A changed rule moves the last day of all that was not accepted.
    pub due_rule: DueRule,
    /// The last day, with `ON_DAY`.
    pub due_on: Option<Day>,
    /// 1 to 366, with `DAYS_AFTER_PUBLICATION`.
    pub due_days: Option<i32>,
    /// What proves that it was done, at most 500 characters.
    pub expected_evidence: Option<String>,
    /// The figures asked for, at most 12. One with the same name and unit as before is the same.
    pub measures: Vec<MeasureInput>,
    /// The version you read; if another has changed the task since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl TaskSetInput {
    /// The same form, for a task that is there already.
    #[must_use]
    pub fn over(self, expected_version: i32) -> TaskUpdateInput {
        let Self { title, kinds, organization_ids, due_rule, due_on, .. } = self;
        let Self { due_days, expected_evidence, measures, idempotency_key, .. } = self;
        TaskUpdateInput {
            title,
            kinds,
            organization_ids,
            due_rule,
            due_on,
            due_days,
            expected_evidence,
            measures,
            expected_version,
            idempotency_key,
        }
    }
}

impl TaskUpdateInput {
    /// What the form says, whatever it is for.
    #[must_use]
    pub fn form(self) -> TaskSetInput {
        let Self { title, kinds, organization_ids, due_rule, due_on, .. } = self;
        let Self { due_days, expected_evidence, measures, idempotency_key, .. } = self;
        TaskSetInput {
            title,
            kinds,
            organization_ids,
            due_rule,
            due_on,
            due_days,
            expected_evidence,
            measures,
            idempotency_key,
        }
    }
}
