//! The outline as the server has it, and the act that lays it anew.
use cynic::{MutationBuilder, QueryBuilder};
use shared::{ClauseCutInput, DirectiveOutlineInput, schema};

use super::{
    cuts::{Cut, Cuts},
    hint::Hint,
};
use crate::api::{self, ApiError, UserError};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OutlineOf {
    #[arguments(id: $id)]
    directive: Option<Outline>,
}

crate::api::listed!(query OutlineOf, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct Outline {
    pub version: i32,
    pub body: String,
    pub hints: Vec<Hint>,
    closing: i32,
    clauses: Vec<Clause>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Clause {
    start: i32,
    label: String,
    level: i32,
    title: String,
}

#[derive(cynic::QueryVariables)]
struct Lay {
    id: cynic::Id,
    input: DirectiveOutlineInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Lay")]
struct DirectiveOutline {
    #[arguments(id: $id, input: $input)]
    directive_outline: DirectivePayload,
}

crate::api::listed!(mutation DirectiveOutline, Lay);

#[derive(cynic::QueryFragment)]
struct DirectivePayload {
    directive: Option<Version>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Directive")]
struct Version {
    version: i32,
}

impl Outline {
    pub fn cuts(&self) -> Cuts {
        let place = |byte: i32| usize::try_from(byte).unwrap_or_default();
        let cut = |Clause { start, label, level, title }: &Clause| Cut {
            start: place(*start),
            label: label.clone(),
            level: *level,
            title: title.clone(),
        };
        Cuts { cuts: self.clauses.iter().map(cut).collect(), closing: place(self.closing) }
    }
}

pub async fn outline_of(id: &str) -> Result<Option<Outline>, ApiError> {
    Ok(api::run(OutlineOf::build(ById { id: cynic::Id::new(id) })).await?.directive)
}

/// Without its key.
pub fn input_of(cuts: &Cuts, expected_version: i32) -> DirectiveOutlineInput {
    let place = |byte: usize| i32::try_from(byte).unwrap_or(i32::MAX);
    let cut = |Cut { start, label, level, title }: &Cut| ClauseCutInput {
        start: place(*start),
        label: label.clone(),
        level: *level,
        title: title.clone(),
    };
    DirectiveOutlineInput {
        clauses: cuts.cuts.iter().map(cut).collect(),
        closing: place(cuts.closing),
        expected_version,
        idempotency_key: String::new(),
    }
}

/// The version that the directive has now, if it is known, and why the outline was refused.
pub async fn lay(id: &str, input: DirectiveOutlineInput) -> Result<(Option<i32>, Vec<UserError>), ApiError> {
    let DirectivePayload { directive, user_errors } =
        api::run(DirectiveOutline::build(Lay { id: cynic::Id::new(id), input })).await?.directive_outline;
    Ok((directive.map(|directive| directive.version), user_errors))
}
