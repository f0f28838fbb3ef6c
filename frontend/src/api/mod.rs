//! The only module that speaks to the server.
mod download;
mod gate;
mod json;
mod key;
mod listed;
mod question;
mod reach;
mod upload;
mod user_error;
mod wire;

use cynic::Operation;
use gloo_net::http::Request;
use leptos::{prelude::document, task::spawn_local};
use serde::{Serialize, de::DeserializeOwned};
use shared::Word;

use crate::device::answers;

pub(crate) use self::listed::listed;
#[cfg(test)]
pub use self::listed::{Operation as ListedOperation, name_of};

pub use self::{
    download::download,
    gate::{open_gate, when_signed_out},
    json::Json,
    key::{Unanswered, new_key},
    listed::Listed,
    question::{Phase, Question},
    reach::when_reach_changes,
    upload::{TYPED, UploadError, upload, upload_as},
    user_error::UserError,
    wire::{PageInfo, TextWhere, WireDay, WireMoment},
};

/// In whose name a request was written; the server holds it against the session.
const ACCOUNT: &str = "x-densach-account";

/// Why an answer did not come. A mutation's `userErrors` are an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    #[error("the server could not be reached: {0}")]
    Network(String),
    #[error("the server answered with a fault: {0}")]
    Server(String),
    #[error("the server asks to wait")]
    Busy,
    #[error("nobody is signed in")]
    SignedOut,
    #[error("this is not for you")]
    Forbidden,
    #[error("a part of the app could not be fetched")]
    NotLoaded,
}

impl ApiError {
    /// What happened, and what to do.
    pub const fn word(&self) -> Word {
        match self {
            Self::Network(_) => Word::Offline,
            Self::Server(_) => Word::ServerFault,
            Self::Busy => Word::ServerBusy,
            Self::SignedOut => Word::SessionOver,
            Self::Forbidden => Word::ForbiddenPart,
            Self::NotLoaded => Word::PartNotLoaded,
        }
    }

    /// The same for something that was to be sent: it is not lost.
    pub const fn unsent(&self) -> Word {
        match self {
            Self::Network(_) => Word::NotSent,
            error => error.word(),
        }
    }
}

/// Asks the server. If the session has ended, the person is asked to sign in, and the request goes again.
pub async fn run<Data, Variables>(operation: Operation<Data, Variables>) -> Result<Data, ApiError>
where
    Data: DeserializeOwned + Listed + 'static,
    Variables: Serialize,
{
    read(ask_until_signed_in(text_of(&operation)?).await?)
}

/// Asks the server, and keeps the answer on the device. Without a network it is the last one that was kept, with the
/// moment when it came. For lists and records; what belongs to one person alone is not kept.
pub async fn run_kept<Data, Variables>(
    operation: Operation<Data, Variables>,
) -> Result<(Data, Option<String>), ApiError>
where
    Data: DeserializeOwned + Listed + 'static,
    Variables: Serialize,
{
    let (answer, at) = ask_or_recall(text_of(&operation)?).await?;
    Ok((read(answer)?, at))
}

async fn ask_or_recall(question: String) -> Result<(Json, Option<String>), ApiError> {
    let reader = answers::reader();
    match ask_until_signed_in(question.clone()).await {
        Ok(answer) => {
            let text = answer.written();
            spawn_local(async move { answers::keep(reader, &question, &text).await });
            Ok((answer, None))
        }
        Err(ApiError::Network(cause)) => match answers::find(&question).await {
            Some((at, answer)) => {
                Json::parse(&answer).map(|answer| (answer, Some(at))).ok_or(ApiError::Network(cause))
            }
            None => Err(ApiError::Network(cause)),
        },
        Err(error) => Err(error),
    }
}

/// Asks once. For the questions that a stranger may ask: who am I, and let me in.
pub async fn run_once<Data, Variables>(operation: Operation<Data, Variables>) -> Result<Data, ApiError>
where
    Data: DeserializeOwned + Listed + 'static,
    Variables: Serialize,
{
    read(ask(&text_of(&operation)?).await?)
}

/// The request for an act, word for word, for who will send it later.
pub fn written<Data: Listed, Variables: Serialize>(operation: &Operation<Data, Variables>) -> String {
    serde_json::to_string(operation).unwrap_or_default()
}

/// Sends what was written earlier by this account. The server refuses it if another sits here by now, and nobody is
/// asked for a password.
pub async fn send_as(account: &str, body: &str) -> Result<Json, ApiError> {
    match ask_as(Some(account), body).await {
        Err(ApiError::Forbidden) if is_signed_out().await => Err(ApiError::SignedOut),
        answer => answer,
    }
}

fn text_of(operation: &impl Serialize) -> Result<String, ApiError> {
    serde_json::to_string(operation).map_err(|cause| ApiError::Server(cause.to_string()))
}

fn read<Data: DeserializeOwned>(data: Json) -> Result<Data, ApiError> {
    data.read().map_err(|cause| ApiError::Server(cause.to_string()))
}

async fn ask_until_signed_in(body: String) -> Result<Json, ApiError> {
    loop {
        match ask(&body).await {
            Err(ApiError::Forbidden) if is_signed_out().await => {
                if !gate::signed_in_again().await {
                    return Err(ApiError::SignedOut);
                }
            }
            answer => return answer,
        }
    }
}

async fn ask(body: &str) -> Result<Json, ApiError> {
    ask_as(None, body).await
}

/// The `data` of an answer without errors.
async fn ask_as(account: Option<&str>, body: &str) -> Result<Json, ApiError> {
    let network = |cause: gloo_net::Error| ApiError::Network(cause.to_string());
    let mut request = Request::post("/graphql");
    if let Some(account) = account {
        request = request.header(ACCOUNT, account);
    }
    let answer = request
        // No foreign page can send this header without being asked first, so none can act in a person's name.
        .header("x-densach-client", "spa")
        .header("content-type", "application/json")
        .header("accept-language", &spoken())
        .body(body)
        .map_err(network)?
        .send()
        .await;
    reach::note(answer.is_ok());
    let answer = answer.map_err(network)?;
    if !answer.ok() {
        return Err(match answer.status() {
            401 => ApiError::Forbidden,
            // Another sits here by now.
            409 => ApiError::SignedOut,
            429 | 503 => ApiError::Busy,
            status => ApiError::Server(status.to_string()),
        });
    }
    let answer = answer.text().await.map_err(network)?;
    let answer = Json::parse(&answer).ok_or_else(|| ApiError::Server("this is not JSON".to_owned()))?;
    match (answer.get("data"), answer.get("errors")) {
        (Some(data), None) => Ok(data),
        (_, errors) => Err(fault(&errors.map(|errors| errors.items()).unwrap_or_default())),
    }
}

/// The language of the page, which need not be that of the browser: the server's words stand on it.
fn spoken() -> String {
    document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

fn fault(errors: &[Json]) -> ApiError {
    let code =
        |error: &Json| error.get("extensions").and_then(|more| more.get("code")).and_then(|code| code.text());
    let refused = |error: &Json| matches!(code(error).as_deref(), Some("FORBIDDEN" | "UNAUTHENTICATED"));
    if errors.iter().any(refused) {
        ApiError::Forbidden
    } else {
        ApiError::Server(errors.iter().filter_map(|error| error.get("message")?.text()).collect())
    }
}

const WHO: &str = "{ viewer { login } }";

#[cfg(test)]
inventory::submit! { ListedOperation(|| ("Who".to_owned(), WHO.to_owned())) }

/// Asks for nothing but whether the server is there.
pub async fn probe() {
    is_signed_out().await;
}

/// A stranger and a person without the right are refused in the same words; only this tells them apart.
async fn is_signed_out() -> bool {
    ask(&format!(r#"{{"query":"{WHO}"}}"#)).await.is_ok_and(|data| data.get("viewer").is_none())
}
