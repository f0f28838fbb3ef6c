//! The only module that speaks to the server.
mod download;
mod gate;
mod json;
mod key;
mod listed;
mod question;
mod upload;
mod user_error;
mod wire;

use cynic::Operation;
use gloo_net::http::Request;
use leptos::prelude::document;
use serde::{Serialize, de::DeserializeOwned};
use shared::Word;

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
    upload::{TYPED, UploadError, upload},
    user_error::UserError,
    wire::{PageInfo, TextWhere, WireDay, WireMoment},
};

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

/// Asks once. For the questions that a stranger may ask: who am I, and let me in.
pub async fn run_once<Data, Variables>(operation: Operation<Data, Variables>) -> Result<Data, ApiError>
where
    Data: DeserializeOwned + Listed + 'static,
    Variables: Serialize,
{
    read(ask(&text_of(&operation)?).await?)
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

/// The `data` of an answer without errors.
async fn ask(body: &str) -> Result<Json, ApiError> {
    let network = |cause: gloo_net::Error| ApiError::Network(cause.to_string());
    let answer = Request::post("/graphql")
        // No foreign page can send this header without being asked first, so none can act in a person's name.
        .header("x-densach-client", "spa")
        .header("content-type", "application/json")
        .header("accept-language", &spoken())
        .body(body)
        .map_err(network)?
        .send()
        .await
        .map_err(network)?;
    if !answer.ok() {
        return Err(match answer.status() {
            401 => ApiError::Forbidden,
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

/// A stranger and a person without the right are refused in the same words; only this tells them apart.
async fn is_signed_out() -> bool {
    ask(&format!(r#"{{"query":"{WHO}"}}"#)).await.is_ok_and(|data| data.get("viewer").is_none())
}
