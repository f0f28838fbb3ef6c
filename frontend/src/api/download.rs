//! A list as a file: it is fetched by script, for a link could not say what it is to hold.
use gloo_net::http::Request;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{ApiError, Json, UploadError, gate, is_signed_out, spoken};

/// Until then the browser has taken the file from memory.
const KEPT: Duration = Duration::from_secs(30);

/// Hands the file to the browser and tells its name. If the session has ended, the person is asked to sign in first.
pub async fn download(file: &str, body: String) -> Result<String, UploadError> {
    loop {
        match fetch(file, body.clone()).await {
            Err(UploadError::Failed(ApiError::Forbidden)) if is_signed_out().await => {
                if !gate::signed_in_again().await {
                    return Err(UploadError::Failed(ApiError::SignedOut));
                }
            }
            answer => return answer,
        }
    }
}

async fn fetch(file: &str, body: String) -> Result<String, UploadError> {
    let network = |cause: gloo_net::Error| UploadError::Failed(ApiError::Network(cause.to_string()));
    let answer = Request::post(&["/exports/", file].concat())
        .header("x-densach-client", "spa")
        .header("accept-language", &spoken())
        .header("content-type", "application/json")
        .body(body)
        .map_err(network)?
        .send()
        .await
        .map_err(network)?;
    if !answer.ok() {
        let refusal = Json::parse(&answer.text().await.map_err(network)?);
        let message = || refusal.as_ref()?.get("error")?.get("message")?.text();
        return Err(match (answer.status(), message()) {
            (401 | 403, _) => UploadError::Failed(ApiError::Forbidden),
            (400..500, Some(words)) => UploadError::Refused(words),
            (status, _) => UploadError::Failed(ApiError::Server(status.to_string())),
        });
    }
    let name = answer.headers().get("content-disposition").unwrap_or_default();
    let name = name.split('"').nth(1).unwrap_or(file).to_owned();
    let media_type = answer.headers().get("content-type").unwrap_or_default();
    let bytes = answer.binary().await.map_err(network)?;
    save(&bytes, &media_type, &name).ok_or_else(|| UploadError::Failed(ApiError::Server(name.clone())))?;
    Ok(name)
}

fn save(bytes: &[u8], media_type: &str, name: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&url)), KEPT);
    Some(())
}
