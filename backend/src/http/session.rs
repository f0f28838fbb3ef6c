//! From cookie or token to the caller, and from a new session to a cookie.
use std::sync::Arc;

use poem::{
    Endpoint, IntoResponse, Request, Response, Result,
    http::{HeaderValue, StatusCode, header},
};
use shared::Locale;

use super::{door::Refused, site::Site, trace::RequestId};
use crate::{
    api::{Api, Caller},
    identity::{Viewer, token_hash, tokens, viewer_of},
};

/// A browser takes this name only with `Secure`, for this host alone and from itself.
const SECURE_COOKIE: &str = "__Host-densach";
/// On plain http; another page of the same host could set it.
const PLAIN_COOKIE: &str = "densach";
/// Who wrote a request, perhaps hours ago on a device that others use too; it is done for nobody else.
const ACCOUNT: &str = "x-densach-account";
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
    let (bearer, cookie) = (bearer(&request).map(str::to_owned), cookie(name, &request));
    let is_service = bearer.as_deref().is_some_and(tokens::came_with);
    if is_service && cookie.is_some() {
        return Ok(refused(Refused::TwoCallers, &request));
    }
    let session = bearer.as_deref().filter(|_| !is_service).or(cookie).map(token_hash);
    let found = match (&bearer, &session) {
        (Some(bearer), None) => tokens::viewer_of(&api.means, bearer).await,
        (_, Some(hash)) => viewer_of(&api.means, hash).await,
        (None, None) => Ok(Some(Viewer::default())),
    };
    let viewer = match found {
        Ok(Some(viewer)) => viewer,
        Ok(None) if bearer.is_some() => return Ok(refused(Refused::Unknown, &request)),
        // A session that has ended leaves a stranger, who may sign in.
        Ok(None) => Viewer::default(),
        Err(cause) => {
            tracing::error!(%cause, "session look-up");
            return Ok(StatusCode::SERVICE_UNAVAILABLE.into());
        }
    };
    if request.header(ACCOUNT).is_some_and(|login| login != viewer.login) {
        return Ok(refused(Refused::OtherAccount, &request));
    }
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

fn refused(why: Refused, request: &Request) -> Response {
    let id = request.data::<RequestId>().map(|id| id.0.to_string());
    let mut response = why.into_response(&id.unwrap_or_default());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn bearer(request: &Request) -> Option<&str> {
    request.header("authorization").and_then(|value| value.strip_prefix("Bearer "))
}

fn cookie<'a>(name: &str, request: &'a Request) -> Option<&'a str> {
    let named = request.header("cookie")?.split(';').filter_map(|cookie| cookie.trim().split_once('='));
    let mut ours = named.filter(|(one, value)| *one == name && !value.is_empty());
    ours.next().map(|(_, value)| value)
}
