//! `GET /schema.graphql`: the contract as a file, for whoever writes a program against it.
use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use poem::{
    Endpoint, Request, Response, Result,
    http::{StatusCode, header},
};
use sha2::{Digest, Sha256};

use super::packed;
use crate::api;

/// The text and its digest, made once: they change with the binary alone.
pub struct Contract {
    sdl: Arc<str>,
    tag: String,
}

impl Default for Contract {
    fn default() -> Self {
        let sdl = api::sdl();
        let digest = Sha256::digest(sdl.as_bytes());
        let tag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&digest[..16]));
        Self { sdl: sdl.into(), tag }
    }
}

impl Endpoint for Contract {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let answer = Response::builder()
            .header(header::ETAG, &self.tag)
            .header(header::CACHE_CONTROL, "public, max-age=300")
            .header(header::VARY, "accept-encoding");
        if request.header(header::IF_NONE_MATCH) == Some(&self.tag) {
            return Ok(answer.status(StatusCode::NOT_MODIFIED).finish());
        }
        let answer = answer.content_type("text/plain; charset=utf-8");
        Ok(match packed::text(packed::takes(&request, "gzip"), &self.sdl) {
            Some(packed) => answer.header(header::CONTENT_ENCODING, "gzip").body(packed),
            None => answer.body(self.sdl.to_string()),
        })
    }
}
