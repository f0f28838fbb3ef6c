//! Serves the bundle: the compressed twin the browser takes, for ever if the name holds a hash.
use std::path::{Component, Path, PathBuf};

use poem::{Endpoint, Request, Response, Result, http::StatusCode};

pub struct Files {
    /// The bundle; without one there are no pages.
    pub folder: Option<PathBuf>,
}

impl Endpoint for Files {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let Some(dist) = &self.folder else { return Ok(StatusCode::NOT_FOUND.into()) };
        let path = Path::new(request.uri().path().trim_start_matches('/'));
        let plain = path.components().all(|step| matches!(step, Component::Normal(_)));
        let has_kind = path.extension().is_some();

        // A path without an extension is a page: the app's router knows it, or says that it does not.
        let file = match path.to_str() {
            // The API's explorer is a page of its own, outside the app.
            Some("graphiql") => dist.join("graphiql/index.html"),
            _ if plain && has_kind => dist.join(path),
            _ => dist.join("index.html"),
        };
        let immutable = path.starts_with("assets") || (path.starts_with("graphiql") && has_kind);

        let accepted = request.header("accept-encoding").unwrap_or_default();
        for (coding, twin) in [("br", "br"), ("gzip", "gz")] {
            if accepted.split(',').any(|offer| offer.trim().split(';').next() == Some(coding))
                && let Ok(body) = tokio::fs::read(twin_of(&file, twin)).await
            {
                return Ok(answer(&file, immutable, body, Some(coding)));
            }
        }
        match tokio::fs::read(&file).await {
            Ok(body) => Ok(answer(&file, immutable, body, None)),
            Err(_) => Ok(StatusCode::NOT_FOUND.into()),
        }
    }
}

fn twin_of(file: &Path, twin: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(twin);
    PathBuf::from(name)
}

fn answer(file: &Path, immutable: bool, body: Vec<u8>, coding: Option<&str>) -> Response {
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
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
