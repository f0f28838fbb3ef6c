//! Why a file does not come in or go out, said to a person.
use poem::{IntoResponse, Response, http::StatusCode, web::Json};
use serde_json::json;
use shared::{Locale, Said, Word};

use crate::platform::files::{MOST_FILE_BYTES, NotTaken};

const MIB: u64 = 1024 * 1024;

/// A refusal outside GraphQL.
pub struct Refused(pub StatusCode, pub &'static str, pub Said);

impl Refused {
    pub fn internal() -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", Word::UploadInternal.into())
    }

    pub fn not_found() -> Self {
        Self(StatusCode::NOT_FOUND, "NOT_FOUND", Word::UploadNotFound.into())
    }

    pub fn into_response(self, locale: Locale) -> Response {
        let Self(status, code, said) = self;
        let error = json!({ "error": { "code": code, "message": said.said(locale) } });
        Json(error).with_status(status).with_header("cache-control", "no-store").into_response()
    }
}

impl From<NotTaken> for Refused {
    fn from(not_taken: NotTaken) -> Self {
        let too_large = |code, word, most: u64| {
            Self(StatusCode::PAYLOAD_TOO_LARGE, code, Said::with(word, "most", &(most / MIB)))
        };
        match not_taken {
            NotTaken::Empty => Self(StatusCode::BAD_REQUEST, "EMPTY", Word::UploadEmpty.into()),
            NotTaken::TooLarge => too_large("TOO_LARGE", Word::UploadTooLarge, MOST_FILE_BYTES),
            NotTaken::Full(room) => too_large("FULL", Word::UploadFull, room.most.unsigned_abs()),
            NotTaken::Kind => Self(StatusCode::UNSUPPORTED_MEDIA_TYPE, "KIND", Word::UploadKind.into()),
            NotTaken::Broken => Self(StatusCode::BAD_REQUEST, "BROKEN", Word::UploadBroken.into()),
            NotTaken::Disk(cause) => {
                tracing::error!(%cause, "file store");
                Self::internal()
            }
            NotTaken::Database(cause) => {
                tracing::error!(%cause, "file rows");
                Self::internal()
            }
        }
    }
}
