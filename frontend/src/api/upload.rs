//! A file on its way to the server, before the mutation that says what it is for.
use gloo_net::http::Request;
use shared::Locale;
use web_sys::Blob;

use super::{ACCOUNT, ApiError, Json, gate, is_signed_out, reach, spoken};

/// The type of a blob made from what was typed; only then the letters are known to be UTF-8.
pub const TYPED: &str = "text/plain;charset=utf-8";

/// A file that the server keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// A mutation names the file by it.
    pub sha256: String,
}

/// Why a file was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// The server will not have it; it says why.
    Refused(String),
    /// The server takes no files of this kind.
    Kind(String),
    Failed(ApiError),
}

impl UploadError {
    pub fn said(&self, locale: Locale) -> String {
        match self {
            Self::Refused(words) | Self::Kind(words) => words.clone(),
            Self::Failed(error) => error.unsent().said(locale).to_owned(),
        }
    }
}

/// Sends a file. If the session has ended, the person is asked to sign in, and the file goes again.
pub async fn upload(content: &Blob, name: &str) -> Result<Uploaded, UploadError> {
    loop {
        match send(None, content, name).await {
            Err(UploadError::Failed(ApiError::Forbidden)) if is_signed_out().await => {
                if !gate::signed_in_again().await {
                    return Err(UploadError::Failed(ApiError::SignedOut));
                }
            }
            answer => return answer,
        }
    }
}

/// Sends a file that this account picked earlier, as `send_as` sends what was written.
pub async fn upload_as(account: &str, content: &Blob, name: &str) -> Result<Uploaded, UploadError> {
    match send(Some(account), content, name).await {
        Err(UploadError::Failed(ApiError::Forbidden)) if is_signed_out().await => {
            Err(UploadError::Failed(ApiError::SignedOut))
        }
        answer => answer,
    }
}

async fn send(account: Option<&str>, content: &Blob, name: &str) -> Result<Uploaded, UploadError> {
    let network = |cause: gloo_net::Error| UploadError::Failed(ApiError::Network(cause.to_string()));
    let is_typed = content.type_() == TYPED;
    let mut request = Request::post("/files");
    if let Some(account) = account {
        request = request.header(ACCOUNT, account);
    }
    let answer = request
        .header("x-densach-client", "spa")
        .header("accept-language", &spoken())
        .header("content-type", if is_typed { TYPED } else { "application/octet-stream" })
        // A header holds no Vietnamese letters.
        .header("x-file-name", &String::from(js_sys::encode_uri_component(name)))
        .body(content)
        .map_err(network)?
        .send()
        .await;
    reach::note(answer.is_ok());
    let answer = answer.map_err(network)?;
    let status = answer.status();
    let answer = Json::parse(&answer.text().await.map_err(network)?);
    let text = |field: &str| answer.as_ref()?.get(field)?.text();
    let message = || answer.as_ref()?.get("error")?.get("message")?.text();
    match (status, text("sha256"), message()) {
        (409, ..) => Err(UploadError::Failed(ApiError::SignedOut)),
        (401 | 403, ..) => Err(UploadError::Failed(ApiError::Forbidden)),
        (_, Some(sha256), _) => Ok(Uploaded { sha256 }),
        (415, _, Some(words)) => Err(UploadError::Kind(words)),
        (400..500, _, Some(words)) => Err(UploadError::Refused(words)),
        _ => Err(UploadError::Failed(ApiError::Server(status.to_string()))),
    }
}
