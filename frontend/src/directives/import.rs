//! The act itself: a file that the server keeps becomes a directive in draft.
use cynic::MutationBuilder;
use shared::{DirectiveImportInput, schema};

use crate::api::{self, ApiError, UserError};

/// What the page needs to know of the new draft.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct Imported {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct Import {
    input: DirectiveImportInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Import")]
struct DirectiveImport {
    #[arguments(input: $input)]
    directive_import: DirectivePayload,
}

crate::api::listed!(mutation DirectiveImport, Import);

#[derive(cynic::QueryFragment)]
struct DirectivePayload {
    directive: Option<Imported>,
    user_errors: Vec<UserError>,
}

/// The draft, or why there is none.
pub async fn import(input: DirectiveImportInput) -> Result<Result<Imported, Vec<UserError>>, ApiError> {
    let DirectivePayload { directive, user_errors } =
        api::run(DirectiveImport::build(Import { input })).await?.directive_import;
    Ok(directive.filter(|_| user_errors.is_empty()).ok_or(user_errors))
}
