//! Why there is no file, said to a person.
use poem::{IntoResponse, Request, Response, http::StatusCode, web::Json};
use serde_json::json;
use shared::{Locale, Said, Word};

use crate::api::{Caller, Fault};

#[derive(Debug)]
pub enum Refused {
    Client,
    ContentType,
    Stranger,
    Forbidden,
    /// No such list, or no such form.
    Unknown,
    TooLarge,
    /// What is asked for cannot be.
    Request(String),
    TooMany {
        seconds: i64,
    },
    Internal,
}

/// A form or a link on a foreign page can send neither this type nor this header unasked.
pub fn admit(caller: &Caller, request: &Request) -> Result<(), Refused> {
    if request.content_type().is_none_or(|mime| mime.split(';').next() != Some("application/json")) {
        return Err(Refused::ContentType);
    }
    if request.header("X-Densach-Client").is_none_or(str::is_empty) {
        return Err(Refused::Client);
    }
    let is_known = caller.viewer.account_id.is_some() || caller.viewer.token.is_some();
    if is_known && caller.viewer.office.is_some() { Ok(()) } else { Err(Refused::Stranger) }
}

impl Refused {
    pub fn request(why: &Said, locale: Locale) -> Self {
        Self::Request(why.said(locale))
    }

    const fn answer(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Client => (StatusCode::FORBIDDEN, "CLIENT_HEADER"),
            Self::ContentType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "CONTENT_TYPE"),
            Self::Stranger => (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "FORBIDDEN"),
            Self::Unknown => (StatusCode::NOT_FOUND, "NOT_FOUND"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE"),
            Self::Request(_) => (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "TOO_MANY"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL"),
        }
    }

    fn said(&self) -> Said {
        match self {
            Self::Client => Word::ExportClient.into(),
            Self::ContentType => Word::ExportContentType.into(),
            Self::Stranger => Word::ExportStranger.into(),
            Self::Forbidden => Word::ExportForbidden.into(),
            Self::Unknown => Word::ExportUnknown.into(),
            Self::TooLarge => Word::ExportTooLarge.into(),
            Self::Request(why) => Said::with(Word::ExportRequest, "why", why),
            Self::TooMany { seconds } => Said::with(Word::ExportBusy, "seconds", seconds),
            Self::Internal => Word::ExportInternal.into(),
        }
    }

    pub fn into_response(self, locale: Locale) -> Response {
        let (status, code) = self.answer();
        let error = json!({ "error": { "code": code, "message": self.said().said(locale) } });
        let answer = Json(error).with_status(status).with_header("cache-control", "no-store");
        match self {
            Self::TooMany { seconds } => answer.with_header("retry-after", seconds).into_response(),
            _ => answer.into_response(),
        }
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Forbidden => Self::Forbidden,
            Fault::TooMany { seconds } => Self::TooMany { seconds },
            other => {
                tracing::error!(?other, "an export");
                Self::Internal
            }
        }
    }
}
