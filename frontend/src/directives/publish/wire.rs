//! How ready a draft is, and the acts that end it.
use cynic::{MutationBuilder, QueryBuilder};
use shared::{StepInput, schema};

use crate::api::{self, ApiError, UserError};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct ReadinessOf {
    #[arguments(id: $id)]
    directive: Option<Directive>,
}

crate::api::listed!(query ReadinessOf, ById);

#[derive(cynic::QueryFragment)]
struct Directive {
    version: i32,
    number: Option<String>,
    issued_on: Option<api::WireDay>,
    issuer: Option<String>,
    hints: Vec<OutlineHint>,
    clauses: Vec<Clause>,
}

#[derive(cynic::QueryFragment)]
struct OutlineHint {
    #[expect(dead_code, reason = "a list of objects needs a field to be counted")]
    at: Option<i32>,
}

#[derive(cynic::QueryFragment)]
struct Clause {
    tasks: Vec<Task>,
}

#[derive(cynic::QueryFragment)]
struct Task {
    cancelled_at: Option<api::WireMoment>,
}

/// How ready a draft is to be published.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Readiness {
    pub version: i32,
    /// How many places of the text look like a slip.
    pub hints: usize,
    /// Whether number, day or issuer are missing.
    pub is_bare: bool,
    pub clauses: usize,
    pub tasks: usize,
}

#[derive(cynic::QueryVariables)]
struct Step {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Step")]
struct DirectivePublish {
    #[arguments(id: $id, input: $input)]
    directive_publish: DirectivePayload,
}

crate::api::listed!(mutation DirectivePublish, Step);

#[derive(cynic::QueryFragment)]
struct DirectivePayload {
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Step")]
struct DirectiveDiscard {
    #[arguments(id: $id, input: $input)]
    directive_discard: DirectiveDiscardPayload,
}

crate::api::listed!(mutation DirectiveDiscard, Step);

#[derive(cynic::QueryFragment)]
struct DirectiveDiscardPayload {
    user_errors: Vec<UserError>,
}

pub async fn readiness_of(id: &str) -> Result<Readiness, ApiError> {
    let answer = api::run(ReadinessOf::build(ById { id: cynic::Id::new(id) })).await?;
    let readiness = |directive: Directive| {
        let tasks = directive.clauses.iter().flat_map(|clause| &clause.tasks);
        Readiness {
            version: directive.version,
            hints: directive.hints.len(),
            is_bare: directive.number.is_none()
                || directive.issued_on.is_none()
                || directive.issuer.is_none(),
            clauses: directive.clauses.len(),
            tasks: tasks.filter(|task| task.cancelled_at.is_none()).count(),
        }
    };
    Ok(answer.directive.map(readiness).unwrap_or_default())
}

/// Why it was refused; nothing if it was done.
pub async fn publish(id: cynic::Id, input: StepInput) -> Result<Vec<UserError>, ApiError> {
    Ok(api::run(DirectivePublish::build(Step { id, input })).await?.directive_publish.user_errors)
}

/// Why it was refused; nothing if it was done.
pub async fn discard(id: cynic::Id, input: StepInput) -> Result<Vec<UserError>, ApiError> {
    Ok(api::run(DirectiveDiscard::build(Step { id, input })).await?.directive_discard.user_errors)
}
