//! What is asked of the server about saved views.
use cynic::{MutationBuilder, QueryBuilder};
use shared::{ListKind, Role, SavedViewDefaultInput, SavedViewSaveInput, StepInput, ViewVisibility, schema};

use crate::api::{self, ApiError, UserError, new_key};

/// A way to look at a list that somebody has kept.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SavedView")]
pub struct View {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    #[cynic(rename = "where")]
    pub filter: Option<String>,
    pub sort: Option<String>,
    pub columns: Vec<String>,
    pub visibility: ViewVisibility,
    pub role: Option<Role>,
    pub is_default: bool,
    pub can_change: bool,
}

#[derive(cynic::QueryVariables)]
struct Of {
    list: ListKind,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Of")]
struct SavedViewList {
    #[arguments(list: $list)]
    saved_views: Vec<View>,
}

crate::api::listed!(query SavedViewList, Of);

#[derive(cynic::QueryVariables)]
struct Saving {
    id: Option<cynic::Id>,
    input: SavedViewSaveInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Saving")]
struct SavedViewSave {
    #[arguments(id: $id, input: $input)]
    saved_view_save: SavedViewPayload,
}

crate::api::listed!(mutation SavedViewSave, Saving);

#[derive(cynic::QueryVariables)]
struct Removing {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Removing")]
struct SavedViewRemove {
    #[arguments(id: $id, input: $input)]
    saved_view_remove: SavedViewPayload,
}

crate::api::listed!(mutation SavedViewRemove, Removing);

#[derive(cynic::QueryVariables)]
struct Choosing {
    input: SavedViewDefaultInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Choosing")]
struct SavedViewDefault {
    #[arguments(input: $input)]
    saved_view_default: SavedViewPayload,
}

crate::api::listed!(mutation SavedViewDefault, Choosing);

#[derive(cynic::QueryFragment)]
struct SavedViewPayload {
    saved_view: Option<View>,
    user_errors: Vec<UserError>,
}

/// The view after an act, or why there was none.
pub type Acted = Result<Result<Option<View>, Vec<UserError>>, ApiError>;

fn acted(payload: SavedViewPayload) -> Result<Option<View>, Vec<UserError>> {
    if payload.user_errors.is_empty() { Ok(payload.saved_view) } else { Err(payload.user_errors) }
}

pub async fn views(list: ListKind) -> Result<Vec<View>, ApiError> {
    Ok(api::run(SavedViewList::build(Of { list })).await?.saved_views)
}

pub async fn save(id: Option<cynic::Id>, input: SavedViewSaveInput) -> Acted {
    Ok(acted(api::run(SavedViewSave::build(Saving { id, input })).await?.saved_view_save))
}

pub async fn remove(view: &View) -> Acted {
    let input = StepInput { expected_version: view.version, idempotency_key: new_key() };
    let removing = Removing { id: view.id.clone(), input };
    Ok(acted(api::run(SavedViewRemove::build(removing)).await?.saved_view_remove))
}

/// None: the list opens as it is.
pub async fn choose(list: ListKind, view: Option<cynic::Id>) -> Acted {
    let input = SavedViewDefaultInput { list, view_id: view, idempotency_key: new_key() };
    Ok(acted(api::run(SavedViewDefault::build(Choosing { input })).await?.saved_view_default))
}

impl View {
    /// The same view, to be saved again.
    pub fn input(&self, list: ListKind) -> SavedViewSaveInput {
        SavedViewSaveInput {
            list,
            name: self.name.clone(),
            filter: self.filter.clone(),
            sort: self.sort.clone(),
            columns: self.columns.clone(),
            visibility: self.visibility,
            role: self.role,
            expected_version: None,
            idempotency_key: new_key(),
        }
    }
}
