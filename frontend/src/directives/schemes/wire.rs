//! Schemes as their page asks for them, and the acts that keep them and hang them on a clause.
use cynic::{MutationBuilder, QueryBuilder};
use leptos::prelude::*;
use shared::{ClauseSchemesInput, SchemeEndInput, SchemeOpenInput, SchemeUpdateInput, schema};

use super::super::citations::LegalDocument;
use crate::{
    api::{self, ApiError, UserError, WireDay},
    words::{Word, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Scheme {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub from_year: i32,
    pub to_year: i32,
    pub ended_on: Option<WireDay>,
    pub document: Option<LegalDocument>,
    pub targets: Vec<Target>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Target {
    pub year: i32,
    pub name: String,
    pub value: i32,
    pub unit: String,
    pub is_verified: bool,
}

/// What a clause says of a scheme that it serves.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Scheme")]
pub struct SchemeName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
struct All {
    schemes: Vec<Scheme>,
}

crate::api::listed!(query All);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
struct AllNames {
    schemes: Vec<SchemeName>,
}

crate::api::listed!(query AllNames);

#[derive(cynic::QueryVariables)]
struct Open {
    input: SchemeOpenInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Open")]
struct SchemeOpen {
    #[arguments(input: $input)]
    scheme_open: SchemePayload,
}

crate::api::listed!(mutation SchemeOpen, Open);

#[derive(cynic::QueryVariables)]
struct Update {
    id: cynic::Id,
    input: SchemeUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Update")]
struct SchemeUpdate {
    #[arguments(id: $id, input: $input)]
    scheme_update: SchemePayload,
}

crate::api::listed!(mutation SchemeUpdate, Update);

#[derive(cynic::QueryVariables)]
struct End {
    id: cynic::Id,
    input: SchemeEndInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "End")]
struct SchemeEnd {
    #[arguments(id: $id, input: $input)]
    scheme_end: SchemePayload,
}

crate::api::listed!(mutation SchemeEnd, End);

#[derive(cynic::QueryFragment)]
struct SchemePayload {
    scheme: Option<Scheme>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Hang {
    id: cynic::Id,
    input: ClauseSchemesInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Hang")]
struct ClauseSchemes {
    #[arguments(id: $id, input: $input)]
    clause_schemes: ClauseSchemesPayload,
}

crate::api::listed!(mutation ClauseSchemes, Hang);

#[derive(cynic::QueryFragment)]
struct ClauseSchemesPayload {
    clause: Option<Hung>,
    user_errors: Vec<UserError>,
}

/// What hangs on a clause now, and the version of its directive.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Clause")]
pub struct Hung {
    pub schemes: Vec<SchemeName>,
    pub directive: Versioned,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct Versioned {
    pub version: i32,
}

/// The record as it now stands, if it is known, and why it was refused.
type Answer<T> = Result<(Option<T>, Vec<UserError>), ApiError>;

pub async fn all() -> Result<(Vec<Scheme>, Option<String>), ApiError> {
    let (all, at) = api::run_kept(All::build(())).await?;
    Ok((all.schemes, at))
}

pub async fn all_names() -> Result<Vec<SchemeName>, ApiError> {
    Ok(api::run(AllNames::build(())).await?.schemes)
}

pub async fn open(input: SchemeOpenInput) -> Answer<Scheme> {
    let SchemePayload { scheme, user_errors } =
        api::run(SchemeOpen::build(Open { input })).await?.scheme_open;
    Ok((scheme, user_errors))
}

pub async fn update(id: cynic::Id, input: SchemeUpdateInput) -> Answer<Scheme> {
    let SchemePayload { scheme, user_errors } =
        api::run(SchemeUpdate::build(Update { id, input })).await?.scheme_update;
    Ok((scheme, user_errors))
}

pub async fn end(id: cynic::Id, input: SchemeEndInput) -> Answer<Scheme> {
    let SchemePayload { scheme, user_errors } =
        api::run(SchemeEnd::build(End { id, input })).await?.scheme_end;
    Ok((scheme, user_errors))
}

pub async fn hang(clause: cynic::Id, input: ClauseSchemesInput) -> Answer<Hung> {
    let ClauseSchemesPayload { clause, user_errors } =
        api::run(ClauseSchemes::build(Hang { id: clause, input })).await?.clause_schemes;
    Ok((clause, user_errors))
}

/// The schemes that a clause serves, each leading to its targets.
#[component]
pub fn SchemeNames(schemes: Vec<SchemeName>) -> impl IntoView {
    let link = |one: SchemeName| {
        let href = ["/van-ban/de-an?de-an=", one.id.inner()].concat();
        view! { <li><a href=href lang="vi">{one.name}</a></li> }
    };
    (!schemes.is_empty()).then(|| {
        view! {
            <div class="clause-schemes">
                <p>{t(Word::ClauseServes)}</p>
                <ul>{schemes.into_iter().map(link).collect_view()}</ul>
            </div>
        }
    })
}
