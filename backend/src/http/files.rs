//! Files, beside the door: a form could send a multipart body from a foreign page, and a file is no JSON. One
//! request carries one file, as it is; a mutation then names it by its SHA-256.
mod serve;

use std::sync::Arc;

use poem::{Endpoint, IntoResponse, Request, Response, Result, http::StatusCode, web::Json};
use sea_orm::DbErr;
use serde_json::json;
use shared::{Capability, Locale, Said, Word};

pub use self::serve::serve;
use crate::{
    api::{Api, Caller},
    assignments,
    identity::Viewer,
    platform::files::{self, MOST_FILE_BYTES, MOST_NAME_CHARS, NotTaken, StoredFile, Upload},
};

/// The name of a file, percent-encoded: a header holds ASCII alone.
const NAME: &str = "X-File-Name";

/// `POST /files`
pub struct Take(pub Arc<Api>);

/// `GET /files/:sha256`
pub struct Give(pub Arc<Api>);

/// A refusal outside GraphQL, said to a person.
struct Refused(StatusCode, &'static str, Said);

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
        if viewer.token.is_some() {
            return Err(Refused(StatusCode::FORBIDDEN, "FORBIDDEN", Word::UploadForbidden.into()));
        }
        let (Some(account_id), Some(office)) = (viewer.account_id, &viewer.office) else {
            return Err(Refused(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", Word::UploadStranger.into()));
        };
        let hands_in =
            [Capability::AnswerAssignments, Capability::ManageDirectives, Capability::ManageOrganizations];
        if viewer.only_reads || !hands_in.into_iter().any(|capability| viewer.can(capability)) {
            return Err(Refused(StatusCode::FORBIDDEN, "FORBIDDEN", Word::UploadForbidden.into()));
        }
        let name = tidy_name(request.header(NAME).unwrap_or_default());
        let upload = Upload { office_id: office.id, account_id, name: &name };
        let body = request.take_body().into_async_read();
        files::take(&self.0.means, upload, body).await.map_err(Refused::from)
    }
}

impl Endpoint for Give {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        let sha256 = request.path_params::<String>().unwrap_or_default();
        let found = match self.find(&caller.viewer, &sha256).await {
            Ok(Some(file)) => serve(&self.0.means, &file, &request).await.map_err(NotTaken::Disk),
            Ok(None) => Ok(None),
            Err(cause) => Err(NotTaken::Database(cause)),
        };
        Ok(match found {
            Ok(Some(response)) => response,
            Ok(None) => Refused(StatusCode::NOT_FOUND, "NOT_FOUND", Word::UploadNotFound.into())
                .into_response(caller.locale),
            Err(fault) => Refused::from(fault).into_response(caller.locale),
        })
    }
}

impl Give {
    /// A file one may not have is not there.
    async fn find(&self, viewer: &Viewer, sha256: &str) -> Result<Option<StoredFile>, DbErr> {
        let Some(office) = &viewer.office else { return Ok(None) };
        let db = &self.0.means.db;
        let Some(file) = files::find(db, office.id, sha256).await? else { return Ok(None) };
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
}

impl From<NotTaken> for Refused {
    fn from(not_taken: NotTaken) -> Self {
        let internal = || Self(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", Word::UploadInternal.into());
        match not_taken {
            NotTaken::Empty => Self(StatusCode::BAD_REQUEST, "EMPTY", Word::UploadEmpty.into()),
            NotTaken::TooLarge => {
                let most = MOST_FILE_BYTES / 1024 / 1024;
                Self(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "TOO_LARGE",
                    Said::with(Word::UploadTooLarge, "most", &most),
                )
            }
            NotTaken::Kind => Self(StatusCode::UNSUPPORTED_MEDIA_TYPE, "KIND", Word::UploadKind.into()),
            NotTaken::Broken => Self(StatusCode::BAD_REQUEST, "BROKEN", Word::UploadBroken.into()),
            NotTaken::Disk(cause) => {
                tracing::error!(%cause, "file store");
                internal()
            }
            NotTaken::Database(cause) => {
                tracing::error!(%cause, "file rows");
                internal()
            }
        }
    }
}

impl Refused {
    fn into_response(self, locale: Locale) -> Response {
        let Self(status, code, said) = self;
        let error = json!({ "error": { "code": code, "message": said.said(locale) } });
        Json(error).with_status(status).with_header("cache-control", "no-store").into_response()
    }
}

/// The last step of whatever path was sent, without characters that a list of files could not show.
fn tidy_name(encoded: &str) -> String {
    let name = String::from_utf8_lossy(&percent_decoded(encoded)).into_owned();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Marks that turn the direction of writing make `exe.txt` of `txt.exe`.
    let shown = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name: String = name.chars().filter(shown).take(MOST_NAME_CHARS).collect();
    if name.trim().is_empty() { "file".to_owned() } else { name.trim().to_owned() }
}

fn percent_decoded(encoded: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), encoded.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let decoded = digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    bytes
}
