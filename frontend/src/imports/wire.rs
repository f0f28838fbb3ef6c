//! What goes to the server and what comes back.
use cynic::MutationBuilder;
use shared::{
    ImportCheckInput, ImportCommitInput, ImportKind, ImportState, ImportUndoInput, Locale, RefusalCode, Word,
    schema,
};

use crate::api::{self, ApiError, UserError, WireMoment};

/// An import as a list shows it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Import")]
pub struct ImportSummary {
    pub id: cynic::Id,
    pub version: i32,
    pub kind: Option<ImportKind>,
    pub state: Option<ImportState>,
    pub file_name: String,
    pub rows: i32,
    pub faulty: i32,
    pub written: i32,
    pub at: WireMoment,
    pub by: Option<Person>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
pub struct Person {
    pub full_name: String,
}

/// A file that was looked at, with what is wrong.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Import")]
pub struct CheckedImport {
    pub id: cynic::Id,
    pub version: i32,
    pub rows: i32,
    pub faulty: i32,
    pub check: Option<ImportCheck>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportCheck {
    pub columns: Vec<ImportColumn>,
    pub fields: Vec<ImportField>,
    pub faults: Vec<ImportFault>,
    pub fault_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportColumn {
    pub column: i32,
    pub letters: String,
    pub heading: String,
    pub samples: Vec<String>,
    pub field: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportField {
    pub key: String,
    pub label: String,
    pub is_required: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportFault {
    pub row: i32,
    pub column: Option<String>,
    pub field: Option<String>,
    pub message: String,
}

#[derive(cynic::QueryVariables)]
struct Check {
    input: ImportCheckInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Check")]
struct ImportLook {
    #[arguments(input: $input)]
    import_check: CheckedPayload,
}

crate::api::listed!(mutation ImportLook, Check);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ImportPayload")]
struct CheckedPayload {
    import: Option<CheckedImport>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Commit {
    id: cynic::Id,
    input: ImportCommitInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Commit")]
struct ImportCommit {
    #[arguments(id: $id, input: $input)]
    import_commit: ImportPayload,
}

crate::api::listed!(mutation ImportCommit, Commit);

#[derive(cynic::QueryVariables)]
struct Undo {
    id: cynic::Id,
    input: ImportUndoInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Undo")]
struct ImportUndo {
    #[arguments(id: $id, input: $input)]
    import_undo: ImportPayload,
}

crate::api::listed!(mutation ImportUndo, Undo);

#[derive(cynic::QueryFragment)]
struct ImportPayload {
    import: Option<ImportSummary>,
    user_errors: Vec<UserError>,
}

/// Done, or refused for reasons.
pub type Answer<T> = Result<Result<T, Vec<UserError>>, ApiError>;

pub async fn check(input: ImportCheckInput) -> Answer<CheckedImport> {
    let CheckedPayload { import, user_errors } =
        api::run(ImportLook::build(Check { input })).await?.import_check;
    Ok(import.filter(|_| user_errors.is_empty()).ok_or(user_errors))
}

pub async fn commit(id: cynic::Id, input: ImportCommitInput) -> Answer<ImportSummary> {
    let answer = api::run(ImportCommit::build(Commit { id, input })).await?;
    Ok(told(answer.import_commit))
}

pub async fn undo(id: cynic::Id, input: ImportUndoInput) -> Answer<ImportSummary> {
    let answer = api::run(ImportUndo::build(Undo { id, input })).await?;
    Ok(told(answer.import_undo))
}

fn told(ImportPayload { import, user_errors }: ImportPayload) -> Result<ImportSummary, Vec<UserError>> {
    import.filter(|_| user_errors.is_empty()).ok_or(user_errors)
}

/// There are no two versions to choose from here: what to do about a stale one is said in the page's own words.
pub fn stale_is(word: Word, errors: Vec<UserError>, locale: Locale) -> Vec<UserError> {
    let worded = |error: UserError| match error.code {
        RefusalCode::StaleVersion => UserError { message: word.said(locale).to_owned(), ..error },
        _ => error,
    };
    errors.into_iter().map(worded).collect()
}
