//! From cookie or token to the caller, and from a new session to a cookie.
use std::sync::Arc;

use poem::{
    Endpoint, IntoResponse, Request, Response, Result,
    http::{HeaderValue, StatusCode, header},
};
use shared::Locale;

use super::site::Site;
use crate::{
    api::{Api, Caller},
    identity::{token_hash, viewer_of},
};

/// A browser takes this name only with `Secure`, for this host alone and from itself.
const SECURE_COOKIE: &str = "__Host-densach";
/// On plain http; another page of the same host could set it.
const PLAIN_COOKIE: &str = "densach";
/// How a mutation tells this layer of a new session; it never leaves the server.
const NEW_SESSION: &str = "x-densach-session";

pub async fn around<E: Endpoint>(
    (api, site): (Arc<Api>, Arc<Site>),
    next: Arc<E>,
    mut request: Request,
) -> Result<Response> {
    if is_foreign(&site, &request) {
        return Ok(StatusCode::FORBIDDEN.into());
    }
    let (name, secure) = if site.is_https() { (SECURE_COOKIE, "; Secure") } else { (PLAIN_COOKIE, "") };
    let session = token(name, &request).map(|token| token_hash(&token));
    let viewer = match &session {
        Some(hash) => match viewer_of(&api.means, hash).await {
            Ok(viewer) => viewer.unwrap_or_default(),
            Err(cause) => {
                tracing::error!(%cause, "session look-up");
                return Ok(StatusCode::SERVICE_UNAVAILABLE.into());
            }
        },
        None => crate::identity::Viewer::default(),
    };
    let peer = request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip);
    let address = peer.map(|peer| site.address(peer, request.headers()).to_string());
    let caller = Caller {
        viewer,
        session,
        locale: Locale::of_header(request.header("accept-language").unwrap_or_default()),
        address: address.unwrap_or_default(),
        client: request.header("user-agent").map(|agent| agent.chars().take(120).collect()),
    };
    request.set_data(caller);
    let mut answer = next.call(request).await?.into_response();
    if let Some(token) = answer.headers_mut().remove(NEW_SESSION) {
        let token = token.to_str().unwrap_or_default();
        // Longer than the session lasts by itself; an empty token puts the cookie out.
        let age = if token.is_empty() { 0 } else { 14 * 24 * 3600 };
        let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(answer)
}

/// A browser tells where a request comes from; what comes from another site is not asked for by our pages.
fn is_foreign(site: &Site, request: &Request) -> bool {
    let host = request.header("host").unwrap_or_default();
    let other_origin = request.header("origin").is_some_and(|origin| !site.is_own(origin, host));
    let other_site =
        request.header("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    other_site || other_origin
}

fn token(cookie: &str, request: &Request) -> Option<String> {
    if let Some(bearer) = request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
        return Some(bearer.to_owned());
    }
    let cookies = request.header("cookie")?;
    let named = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
    let mut ours = named.filter(|(name, value)| *name == cookie && !value.is_empty());
    ours.next().map(|(_, value)| value.to_owned())
}
