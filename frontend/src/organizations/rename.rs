//! The act itself, apart from its form: an undo repeats it from elsewhere.
use cynic::MutationBuilder;
use shared::{OrganizationRenameInput, RefusalCode, schema};

use crate::api::{self, ApiError, UserError};

/// What a rename needs to know of an organization.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationName {
    pub id: cynic::Id,
    pub name: String,
    pub version: i32,
}

#[derive(cynic::QueryVariables)]
struct Rename {
    id: cynic::Id,
    input: OrganizationRenameInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Rename")]
struct OrganizationRename {
    #[arguments(id: $id, input: $input)]
    organization_rename: OrganizationRenamePayload,
}

#[derive(cynic::QueryFragment)]
struct OrganizationRenamePayload {
    organization: Option<OrganizationName>,
    user_errors: Vec<UserError>,
}

pub enum Renamed {
    Done(OrganizationName),
    /// Another was quicker: the organization as it now stands.
    Stale(OrganizationName),
    Refused(Vec<UserError>),
}

pub async fn rename(id: cynic::Id, input: OrganizationRenameInput) -> Result<Renamed, ApiError> {
    let OrganizationRenamePayload { organization, user_errors } =
        api::run(OrganizationRename::build(Rename { id, input })).await?.organization_rename;
    let stale = user_errors.iter().any(|error| error.code == RefusalCode::StaleVersion);
    match organization {
        Some(organization) if user_errors.is_empty() => Ok(Renamed::Done(organization)),
        Some(organization) if stale => Ok(Renamed::Stale(organization)),
        _ => Ok(Renamed::Refused(user_errors)),
    }
}
