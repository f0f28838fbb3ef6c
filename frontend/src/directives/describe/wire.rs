//! What stands over a directive, as a form has it: nine texts. And the act that says it anew.
use cynic::{MutationBuilder, QueryBuilder};
use shared::{Day, DirectiveDescribeInput, schema};

use super::super::{
    citations::{Citation, LegalDocument},
    facts::DirectiveName,
};
use crate::api::{self, ApiError, UserError, WireDay};

pub const TITLE: usize = 0;
pub const KIND: usize = 1;
pub const NUMBER: usize = 2;
pub const ISSUED_ON: usize = 3;
pub const ISSUER: usize = 4;
pub const PERIOD_FROM: usize = 5;
pub const PERIOD_TO: usize = 6;
pub const DOCUMENT: usize = 7;
pub const DIRECTIVE: usize = 8;

pub type Values = [String; 9];

#[derive(cynic::QueryVariables)]
pub struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
pub struct Described {
    #[arguments(id: $id)]
    pub directive: Option<Description>,
    #[arguments(first: 100)]
    pub directives: Connection,
}

crate::api::listed!(query Described, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DirectiveConnection")]
pub struct Connection {
    pub nodes: Vec<DirectiveName>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct Description {
    pub version: i32,
    title: String,
    kind: Option<String>,
    number: Option<String>,
    issued_on: Option<WireDay>,
    issuer: Option<String>,
    period_from: Option<WireDay>,
    period_to: Option<WireDay>,
    pub superior_document: Option<LegalDocument>,
    pub superior_directive: Option<DirectiveName>,
    pub citations: Vec<Citation>,
}

#[derive(cynic::QueryVariables)]
struct Describe {
    id: cynic::Id,
    input: DirectiveDescribeInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Describe")]
struct DirectiveDescribe {
    #[arguments(id: $id, input: $input)]
    directive_describe: DirectivePayload,
}

crate::api::listed!(mutation DirectiveDescribe, Describe);

#[derive(cynic::QueryFragment)]
struct DirectivePayload {
    directive: Option<Description>,
    user_errors: Vec<UserError>,
}

impl Description {
    pub fn values(&self) -> Values {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |day: &Option<WireDay>| day.as_ref().and_then(WireDay::day).map(crate::calendar::Day::iso);
        let day = |from: &Option<WireDay>| day(from).unwrap_or_default();
        let id = |id: Option<&cynic::Id>| id.map(|id| id.inner().to_owned()).unwrap_or_default();
        [
            self.title.clone(),
            text(&self.kind),
            text(&self.number),
            day(&self.issued_on),
            text(&self.issuer),
            day(&self.period_from),
            day(&self.period_to),
            id(self.superior_document.as_ref().map(|one| &one.id)),
            id(self.superior_directive.as_ref().map(|one| &one.id)),
        ]
    }
}

/// Without its key.
pub fn input_of(values: &Values, expected_version: i32) -> DirectiveDescribeInput {
    let text = |at: usize| Some(values[at].clone()).filter(|text| !text.is_empty());
    let day = |at: usize| text(at).map(Day);
    DirectiveDescribeInput {
        title: values[TITLE].clone(),
        kind: text(KIND),
        number: text(NUMBER),
        issued_on: day(ISSUED_ON),
        issuer: text(ISSUER),
        period_from: day(PERIOD_FROM),
        period_to: day(PERIOD_TO),
        superior_document_id: text(DOCUMENT).map(cynic::Id::new),
        superior_directive_id: text(DIRECTIVE).map(cynic::Id::new),
        expected_version,
        idempotency_key: String::new(),
    }
}

pub async fn described(id: &str) -> Result<Described, ApiError> {
    api::run(Described::build(ById { id: cynic::Id::new(id) })).await
}

/// The directive as it now stands, if it is known, and why it was refused.
pub async fn describe(
    id: &str,
    input: DirectiveDescribeInput,
) -> Result<(Option<Description>, Vec<UserError>), ApiError> {
    let DirectivePayload { directive, user_errors } =
        api::run(DirectiveDescribe::build(Describe { id: cynic::Id::new(id), input }))
            .await?
            .directive_describe;
    Ok((directive, user_errors))
}
