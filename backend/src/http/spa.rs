//! Serves the bundle: the compressed twin the browser takes, for ever if the name holds a hash.
use std::path::{Component, Path};

use poem::{Body, Endpoint, Request, Response, Result, http::StatusCode};

use super::{bundle::Bundle, packed};

pub struct Files {
    pub bundle: Bundle,
}

impl Endpoint for Files {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let path = Path::new(request.uri().path().trim_start_matches('/'));
        let plain = path.components().all(|step| matches!(step, Component::Normal(_)));
        let has_kind = path.extension().is_some();

        // A path without an extension is a page: the app's router knows it, or says that it does not.
        let file = match path.to_str() {
            // The API's explorer is a page of its own, outside the app.
            Some("graphiql") => "graphiql/index.html",
            Some(file) if plain && has_kind => file,
            _ => "index.html",
        };
        let immutable = path.starts_with("assets") || (path.starts_with("graphiql") && has_kind);

        for (coding, twin) in [("br", "br"), ("gzip", "gz")] {
            if packed::takes(&request, coding)
                && let Some(body) = self.bundle.file(&format!("{file}.{twin}")).await
            {
                return Ok(answer(file, immutable, body, Some(coding)));
            }
        }
        Ok(match self.bundle.file(file).await {
            Some(body) => answer(file, immutable, body, None),
            None => StatusCode::NOT_FOUND.into(),
        })
    }
}

fn answer(file: &str, immutable: bool, body: Body, coding: Option<&str>) -> Response {
    let cache = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut builder = Response::builder()
        .content_type(mime(file))
        .header("cache-control", cache)
        .header("vary", "accept-encoding");
    if let Some(coding) = coding {
        builder = builder.header("content-encoding", coding);
    }
    builder.body(body)
}

/// Streaming compilation demands `application/wasm`; `nosniff` demands the rest.
fn mime(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, kind)| kind) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
