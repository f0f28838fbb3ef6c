//! `GET /reports/<directive>.docx`: the report as a Word document.
use std::sync::Arc;

use poem::{Endpoint, Request, Response, Result, http::StatusCode};
use shared::DirectiveId;

use crate::{
    api::{Api, Caller},
    reports::paper,
};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub struct Give(pub Arc<Api>);

impl Endpoint for Give {
    type Output = Response;

    /// What one may not read is not there.
    async fn call(&self, request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        let name = request.path_params::<String>().unwrap_or_default();
        let id = name.strip_suffix(".docx").and_then(|id| id.parse().ok());
        let Some(DirectiveId(id)) = id else { return Ok(StatusCode::NOT_FOUND.into()) };
        Ok(match paper(&self.0.means, &caller.viewer, id).await {
            Ok(Some(bytes)) => Response::builder()
                .content_type(WORD)
                .header("content-disposition", "attachment; filename=\"bao-cao.docx\"")
                .header("cache-control", "no-store")
                .body(bytes),
            Ok(None) => StatusCode::NOT_FOUND.into(),
            Err(cause) => {
                tracing::error!(%cause, "a report on paper");
                StatusCode::INTERNAL_SERVER_ERROR.into()
            }
        })
    }
}
