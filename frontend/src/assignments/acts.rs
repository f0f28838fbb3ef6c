//! What can be done with an assignment, apart from the forms. Each act answers with where the assignment now stands.
use cynic::MutationBuilder;
use shared::{
    AssignmentAnswerInput, AssignmentReturnInput, AssignmentState, EvidenceAddInput, KeyedInput, RefusalCode,
    StepInput, schema,
};

use super::assignment::Figure;
use crate::api::{self, ApiError, UserError};

/// An assignment after an act, as far as a form must know it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Assignment")]
pub struct Standing {
    pub version: i32,
    pub state: AssignmentState,
    pub answer: Option<String>,
    pub figures: Vec<Figure>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentPayload")]
struct Payload {
    assignment: Option<Standing>,
    user_errors: Vec<UserError>,
}

pub enum Acted {
    Done(Standing),
    /// Another was quicker: the assignment as it now stands.
    Stale(Standing),
    Refused(Vec<UserError>),
}

#[derive(cynic::QueryVariables)]
struct Answering {
    id: cynic::Id,
    input: AssignmentAnswerInput,
}

#[derive(cynic::QueryVariables)]
struct Stepping {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryVariables)]
struct Returning {
    id: cynic::Id,
    input: AssignmentReturnInput,
}

#[derive(cynic::QueryVariables)]
struct Keyed {
    id: cynic::Id,
    input: KeyedInput,
}

#[derive(cynic::QueryVariables)]
struct Adding {
    id: cynic::Id,
    input: EvidenceAddInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Answering")]
struct Save {
    #[arguments(id: $id, input: $input)]
    assignment_save: Payload,
}

crate::api::listed!(mutation Save, Answering);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Answering")]
struct Submit {
    #[arguments(id: $id, input: $input)]
    assignment_submit: Payload,
}

crate::api::listed!(mutation Submit, Answering);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Stepping")]
struct Accept {
    #[arguments(id: $id, input: $input)]
    assignment_accept: Payload,
}

crate::api::listed!(mutation Accept, Stepping);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Returning")]
struct Return {
    #[arguments(id: $id, input: $input)]
    assignment_return: Payload,
}

crate::api::listed!(mutation Return, Returning);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Keyed")]
struct Remind {
    #[arguments(id: $id, input: $input)]
    assignment_remind: Payload,
}

crate::api::listed!(mutation Remind, Keyed);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Adding")]
struct Add {
    #[arguments(id: $id, input: $input)]
    evidence_add: Payload,
}

crate::api::listed!(mutation Add, Adding);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Keyed")]
struct Withdraw {
    #[arguments(id: $id, input: $input)]
    evidence_withdraw: Payload,
}

crate::api::listed!(mutation Withdraw, Keyed);

pub async fn save(id: cynic::Id, input: AssignmentAnswerInput) -> Result<Acted, ApiError> {
    Ok(api::run(Save::build(Answering { id, input })).await?.assignment_save.into())
}

pub async fn submit(id: cynic::Id, input: AssignmentAnswerInput) -> Result<Acted, ApiError> {
    Ok(api::run(Submit::build(Answering { id, input })).await?.assignment_submit.into())
}

/// The request of an answer, word for word.
pub fn answer_written(submits: bool, id: cynic::Id, input: AssignmentAnswerInput) -> String {
    let answering = Answering { id, input };
    if submits { api::written(&Submit::build(answering)) } else { api::written(&Save::build(answering)) }
}

/// The request that adds evidence, word for word.
pub fn evidence_written(id: cynic::Id, input: EvidenceAddInput) -> String {
    api::written(&Add::build(Adding { id, input }))
}

pub async fn accept(id: cynic::Id, input: StepInput) -> Result<Acted, ApiError> {
    Ok(api::run(Accept::build(Stepping { id, input })).await?.assignment_accept.into())
}

pub async fn give_back(id: cynic::Id, input: AssignmentReturnInput) -> Result<Acted, ApiError> {
    Ok(api::run(Return::build(Returning { id, input })).await?.assignment_return.into())
}

pub async fn remind(id: cynic::Id, input: KeyedInput) -> Result<Acted, ApiError> {
    Ok(api::run(Remind::build(Keyed { id, input })).await?.assignment_remind.into())
}

/// `id` is the assignment's.
pub async fn add_evidence(id: cynic::Id, input: EvidenceAddInput) -> Result<Acted, ApiError> {
    Ok(api::run(Add::build(Adding { id, input })).await?.evidence_add.into())
}

/// `id` is the evidence's.
pub async fn withdraw_evidence(id: cynic::Id, input: KeyedInput) -> Result<Acted, ApiError> {
    Ok(api::run(Withdraw::build(Keyed { id, input })).await?.evidence_withdraw.into())
}

impl From<Payload> for Acted {
    fn from(Payload { assignment, user_errors }: Payload) -> Self {
        let stale = user_errors.iter().any(|error| error.code == RefusalCode::StaleVersion);
        match assignment {
            Some(assignment) if user_errors.is_empty() => Self::Done(assignment),
            Some(assignment) if stale => Self::Stale(assignment),
            _ => Self::Refused(user_errors),
        }
    }
}
