//! The only module that speaks to the server.
mod gate;
mod key;
mod user_error;
mod wire;

use cynic::{GraphQlResponse, Operation};
use gloo_net::http::Request;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shared::Word;

pub use self::{
    gate::{open_gate, when_signed_out},
    key::new_key,
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
    #[error("nobody is signed in")]
    SignedOut,
    #[error("this is not for you")]
    Forbidden,
}

impl ApiError {
    /// What happened, and what to do.
    pub const fn word(&self) -> Word {
        match self {
            Self::Network(_) => Word::Offline,
            Self::Server(_) => Word::ServerFault,
            Self::SignedOut => Word::SessionOver,
            Self::Forbidden => Word::ForbiddenPart,
        }
    }
}

/// What an error of the server carries beside its message.
#[derive(Deserialize, Default)]
struct Extensions {
    #[serde(default)]
    code: String,
}

/// Asks the server. If the session has ended, the person is asked to sign in, and the request goes again.
pub async fn run<Data, Variables>(operation: Operation<Data, Variables>) -> Result<Data, ApiError>
where
    Data: DeserializeOwned + 'static,
    Variables: Serialize,
{
    // As text, so that what differs by type stays small.
    let body = text_of(&operation)?;
    loop {
        match ask(&body).await.and_then(|answer| read(&answer)) {
            Err(ApiError::Forbidden) if is_signed_out().await => {
                if !gate::signed_in_again().await {
                    return Err(ApiError::SignedOut);
                }
            }
            answer => return answer,
        }
    }
}

/// Asks once. For the questions that a stranger may ask: who am I, and let me in.
pub async fn run_once<Data, Variables>(operation: Operation<Data, Variables>) -> Result<Data, ApiError>
where
    Data: DeserializeOwned + 'static,
    Variables: Serialize,
{
    read(&ask(&text_of(&operation)?).await?)
}

fn text_of(operation: &impl Serialize) -> Result<String, ApiError> {
    serde_json::to_string(operation).map_err(|cause| ApiError::Server(cause.to_string()))
}

async fn ask(body: &str) -> Result<String, ApiError> {
    let network = |cause: gloo_net::Error| ApiError::Network(cause.to_string());
    let answer = Request::post("/graphql")
        // No foreign page can send this header without being asked first, so none can act in a person's name.
        .header("x-densach-client", "spa")
        .header("content-type", "application/json")
        .body(body)
        .map_err(network)?
        .send()
        .await
        .map_err(network)?;
    match answer.status() {
        401 => Err(ApiError::Forbidden),
        200..=299 => answer.text().await.map_err(network),
        status => Err(ApiError::Server(status.to_string())),
    }
}

fn read<Data: DeserializeOwned>(answer: &str) -> Result<Data, ApiError> {
    let answer: GraphQlResponse<Data, Extensions> =
        serde_json::from_str(answer).map_err(|cause| ApiError::Server(cause.to_string()))?;
    let errors = answer.errors.unwrap_or_default();
    let refused = |error: &cynic::GraphQlError<Extensions>| {
        error
            .extensions
            .as_ref()
            .is_some_and(|more| matches!(more.code.as_str(), "FORBIDDEN" | "UNAUTHENTICATED"))
    };
    match answer.data {
        Some(data) if errors.is_empty() => Ok(data),
        _ if errors.iter().any(refused) => Err(ApiError::Forbidden),
        _ => Err(ApiError::Server(errors.into_iter().map(|error| error.message).collect())),
    }
}

/// A stranger and a person without the right are refused in the same words; only this tells them apart.
async fn is_signed_out() -> bool {
    #[derive(Deserialize)]
    struct Answer {
        data: Viewer,
    }
    #[derive(Deserialize)]
    struct Viewer {
        viewer: Option<serde::de::IgnoredAny>,
    }
    let answer = ask(r#"{"query":"{ viewer { login } }"}"#).await.unwrap_or_default();
    serde_json::from_str::<Answer>(&answer).is_ok_and(|answer| answer.data.viewer.is_none())
}
