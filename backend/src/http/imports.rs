//! `GET /imports/templates/<kind>.xlsx`: the file to fill in. `GET /imports/<import>/annotated.xlsx`: the file that
//! was sent, with a column of what is wrong.
use std::sync::Arc;

use poem::{Endpoint, Request, Response, Result, http::StatusCode};
use shared::{ImportId, ImportKind};

use crate::{
    api::{Api, Caller},
    imports::{annotated, template},
};

const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub struct Template;

pub struct Annotated(pub Arc<Api>);

impl Endpoint for Template {
    type Output = Response;

    /// It tells nothing but the names of columns; still it is for those who may use it.
    async fn call(&self, request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        let name = request.path_params::<String>().unwrap_or_default();
        let kind = name.strip_suffix(".xlsx").and_then(ImportKind::of_tag);
        let kind = kind.filter(|kind| caller.viewer.can(kind.capability()));
        let Some(kind) = kind else { return Ok(StatusCode::NOT_FOUND.into()) };
        Ok(match template(kind, caller.locale) {
            Ok(bytes) => workbook(&format!("mau-{}", kind.tag()), bytes),
            Err(cause) => broken(&cause),
        })
    }
}

impl Endpoint for Annotated {
    type Output = Response;

    /// What one may not see is not there.
    async fn call(&self, request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        let id = request.path_params::<String>().unwrap_or_default().parse::<ImportId>();
        let Ok(id) = id else { return Ok(StatusCode::NOT_FOUND.into()) };
        Ok(match annotated(&self.0.means, &caller.viewer, caller.locale, id).await {
            Ok(Some(bytes)) => workbook("cot-loi", bytes),
            Ok(None) => StatusCode::NOT_FOUND.into(),
            Err(cause) => broken(&format!("{cause:?}")),
        })
    }
}

fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    Response::builder()
        .content_type(EXCEL)
        .header("content-disposition", format!("attachment; filename=\"{name}.xlsx\""))
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "no-store")
        .body(bytes)
}

fn broken(cause: &impl std::fmt::Display) -> Response {
    tracing::error!(%cause, "a workbook of an import");
    StatusCode::INTERNAL_SERVER_ERROR.into()
}
