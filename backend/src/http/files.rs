//! Files, beside the door: a form could send a multipart body from a foreign page, and a file is no JSON. One
//! request carries one file, as it is; a mutation then names it by its SHA-256.
mod name;
mod range;
mod refused;
mod serve;

use std::sync::Arc;

use poem::{Endpoint, IntoResponse, Request, Response, Result, http::StatusCode, web::Json};
use sea_orm::DbErr;
use serde_json::json;
use shared::{Capability, Word};

use self::{
    refused::Refused,
    serve::{serve, serve_small},
};
use crate::{
    api::{Api, Caller},
    assignments,
    identity::Viewer,
    platform::files::{self, NotTaken, StoredFile, Upload},
};

/// The name of a file, percent-encoded: a header holds ASCII alone.
const NAME: &str = "X-File-Name";

/// `POST /files`
pub struct Take(pub Arc<Api>);

/// `GET /files/:sha256`
pub struct Give(pub Arc<Api>);

/// `GET /files/:sha256/small`
pub struct GiveSmall(pub Arc<Api>);

impl Endpoint for Take {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        Ok(match self.take(&caller, &mut request).await {
            Ok(file) => {
                let taken =
                    json!({ "sha256": file.sha256, "bytes": file.bytes, "mediaType": file.media_type });
                Json(taken).with_status(StatusCode::CREATED).into_response()
            }
            Err(refused) => refused.into_response(caller.locale),
        })
    }
}

impl Take {
    async fn take(&self, caller: &Caller, request: &mut Request) -> Result<StoredFile, Refused> {
        if request.header("X-Densach-Client").is_none_or(str::is_empty) {
            return Err(Refused(StatusCode::FORBIDDEN, "CLIENT_HEADER", Word::UploadClient.into()));
        }
        let viewer = &caller.viewer;
        let forbidden = || Refused(StatusCode::FORBIDDEN, "FORBIDDEN", Word::UploadForbidden.into());
        if viewer.token.is_some() {
            return Err(forbidden());
        }
        let (Some(account_id), Some(office)) = (viewer.account_id, &viewer.office) else {
            return Err(Refused(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", Word::UploadStranger.into()));
        };
        let hands_in =
            [Capability::AnswerAssignments, Capability::ManageDirectives, Capability::ManageOrganizations];
        // Whose room it takes up: where the sender hands in first of all.
        let works_for = viewer
            .memberships
            .iter()
            .find(|membership| hands_in.into_iter().any(|capability| membership.role.can(capability)));
        let Some(works_for) = works_for.filter(|_| !viewer.only_reads) else { return Err(forbidden()) };
        let name = name::tidy(request.header(NAME).unwrap_or_default());
        let organization_id = works_for.organization_id;
        let upload = Upload { office_id: office.id, account_id, organization_id, name: &name };
        let body = request.take_body().into_async_read();
        files::take(&self.0.means, upload, body).await.map_err(Refused::from)
    }
}

impl Endpoint for Give {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let means = &self.0.means;
        let given = async |file: &StoredFile| serve(means, file, &request).await.map_err(NotTaken::Disk);
        Ok(give(&self.0, &request, given).await)
    }
}

impl Endpoint for GiveSmall {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let means = &self.0.means;
        let given = async |file: &StoredFile| {
            let jpeg = files::small(means, file).await?;
            Ok(jpeg.map(|jpeg| serve_small(file, jpeg, &request)))
        };
        Ok(give(&self.0, &request, given).await)
    }
}

/// A file one may not have is not there.
async fn give(
    api: &Api,
    request: &Request,
    given: impl AsyncFnOnce(&StoredFile) -> Result<Option<Response>, NotTaken>,
) -> Response {
    let caller = request.data::<Caller>().cloned().unwrap_or_default();
    let sha256 = request.path_params::<String>().unwrap_or_default();
    let answer = match find(api, &caller.viewer, &sha256).await {
        Ok(Some(file)) => given(&file).await,
        Ok(None) => Ok(None),
        Err(cause) => Err(NotTaken::Database(cause)),
    };
    match answer {
        Ok(Some(response)) => response,
        Ok(None) => Refused::not_found().into_response(caller.locale),
        Err(fault) => Refused::from(fault).into_response(caller.locale),
    }
}

async fn find(api: &Api, viewer: &Viewer, sha256: &str) -> Result<Option<StoredFile>, DbErr> {
    let Some(office) = &viewer.office else { return Ok(None) };
    let db = &api.means.db;
    let Some(file) = files::held(db, office.id, sha256).await? else { return Ok(None) };
    // Who sent it, and who works on the office's directives, need no reason.
    let is_sender = match viewer.account_id {
        Some(account_id) => files::is_sent_by(db, &file, account_id).await?,
        None => false,
    };
    let is_known = is_sender || viewer.can(Capability::ManageDirectives);
    let reads = viewer.scope(Capability::ReadAssignments);
    let may = is_known || assignments::proves_something(db, &reads, sha256).await?;
    Ok(may.then_some(file))
}
