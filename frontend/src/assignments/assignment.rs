//! One assignment as its page asks for it.
use shared::{AssignmentState, schema};

use super::{assignment_row::OrganizationName, evidence::Evidence};
use crate::api::{WireDay, WireMoment};

#[derive(cynic::QueryVariables)]
pub struct ById {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
pub struct OneAssignment {
    #[arguments(id: $id)]
    pub assignment: Option<Assignment>,
}

crate::api::listed!(query OneAssignment, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Assignment {
    pub id: cynic::Id,
    pub version: i32,
    pub state: AssignmentState,
    pub is_late: bool,
    pub due_on: WireDay,
    pub due_before: Option<WireDay>,
    pub task: Task,
    pub directive: Directive,
    pub organization: Option<OrganizationName>,
    pub answer: Option<String>,
    pub figures: Vec<Figure>,
    pub evidence: Vec<Evidence>,
    pub returned_reason: Option<String>,
    pub submitted_at: Option<WireMoment>,
    pub decided_at: Option<WireMoment>,
    pub reminded_at: Option<WireMoment>,
    pub can_answer: bool,
    pub can_review: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Task {
    pub title: String,
    pub title_before: Option<String>,
    pub changed_at: Option<WireMoment>,
    pub expected_evidence: Option<String>,
    pub clause: Clause,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Clause {
    pub label: String,
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Directive {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Figure {
    pub measure: Measure,
    /// Null where nothing is known.
    pub value: Option<i32>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Measure {
    pub id: cynic::Id,
    pub name: String,
    pub unit: String,
}
