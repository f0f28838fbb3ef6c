//! The clauses of a directive with their tasks, and the acts that set and cancel one.
use cynic::{MutationBuilder, QueryBuilder};
use shared::{StepInput, TaskSetInput, TaskUpdateInput, schema};

use super::line::TaskSummary;
use crate::api::{self, ApiError, UserError};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct TasksOf {
    #[arguments(id: $id)]
    directive: Option<Directive>,
}

crate::api::listed!(query TasksOf, ById);

#[derive(cynic::QueryFragment)]
struct Directive {
    clauses: Vec<Clause>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Clause {
    pub id: cynic::Id,
    pub label: String,
    pub level: i32,
    pub title: String,
    pub text: String,
    pub tasks: Vec<TaskSummary>,
}

#[derive(cynic::QueryVariables)]
struct Set {
    id: cynic::Id,
    input: TaskSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Set")]
struct TaskSet {
    #[arguments(id: $id, input: $input)]
    task_set: TaskPayload,
}

crate::api::listed!(mutation TaskSet, Set);

#[derive(cynic::QueryVariables)]
struct Update {
    id: cynic::Id,
    input: TaskUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Update")]
struct TaskUpdate {
    #[arguments(id: $id, input: $input)]
    task_update: Updated,
}

crate::api::listed!(mutation TaskUpdate, Update);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TaskPayload")]
struct Updated {
    task: Option<TaskSummary>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Cancel {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Cancel")]
struct TaskCancel {
    #[arguments(id: $id, input: $input)]
    task_cancel: TaskPayload,
}

crate::api::listed!(mutation TaskCancel, Cancel);

#[derive(cynic::QueryFragment)]
struct TaskPayload {
    user_errors: Vec<UserError>,
}

pub async fn clauses_of(id: &str) -> Result<Vec<Clause>, ApiError> {
    let answer = api::run(TasksOf::build(ById { id: cynic::Id::new(id) })).await?;
    Ok(answer.directive.map(|directive| directive.clauses).unwrap_or_default())
}

/// Why it was refused; nothing if it was done.
pub async fn set(clause: &str, input: TaskSetInput) -> Result<Vec<UserError>, ApiError> {
    Ok(api::run(TaskSet::build(Set { id: cynic::Id::new(clause), input })).await?.task_set.user_errors)
}

/// The task as it now stands, and why it was refused; nothing if it was done.
pub async fn update(
    task: cynic::Id,
    input: TaskUpdateInput,
) -> Result<(Option<TaskSummary>, Vec<UserError>), ApiError> {
    let Updated { task, user_errors } =
        api::run(TaskUpdate::build(Update { id: task, input })).await?.task_update;
    Ok((task, user_errors))
}

/// Why it was refused; nothing if it was done.
pub async fn cancel(task: cynic::Id, input: StepInput) -> Result<Vec<UserError>, ApiError> {
    Ok(api::run(TaskCancel::build(Cancel { id: task, input })).await?.task_cancel.user_errors)
}
