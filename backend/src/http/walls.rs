//! What every answer tells the browser not to do.
use std::sync::Arc;

use poem::{
    Endpoint, IntoResponse, Request, Response, Result,
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
    connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; img-src 'self' blob: data:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For a year the browser asks by https alone, whatever a link says.
const ONLY_HTTPS: &str = "max-age=31536000; includeSubDomains";

pub async fn around<E: Endpoint>(https: bool, next: Arc<E>, request: Request) -> Result<Response> {
    let mut answer = match next.call(request).await {
        Ok(answer) => answer.into_response(),
        Err(error) => error.into_response(),
    };
    // What was handed in is served by a stricter one of its own.
    let own = answer.headers_mut().entry(CONTENT_SECURITY_POLICY);
    own.or_insert(HeaderValue::from_static(POLICY));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if https {
        answer.headers_mut().insert("strict-transport-security", HeaderValue::from_static(ONLY_HTTPS));
    }
    Ok(answer)
}
