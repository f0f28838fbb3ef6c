//! A stored file as an answer.
use std::{io, ops::Range};

use poem::{Body, Request, Response, http::StatusCode};

use super::{
    name::disposition,
    range::{self, Part},
};
use crate::{
    clock::Means,
    platform::files::{StoredFile, open},
};

/// What a browser may show in a page; all else it keeps as a file, drawings and pages above all.
const SHOWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Bytes never change under their hash, but the right to them may: a day later the browser asks again.
const KEPT: &str = "private, max-age=86400, immutable";

/// None if its bytes are gone.
pub async fn serve(means: &Means, file: &StoredFile, request: &Request) -> io::Result<Option<Response>> {
    let whole = file.bytes.unsigned_abs();
    let tag = format!("\"{}\"", file.sha256);
    let how = if SHOWN.contains(&file.media_type.as_str()) { "inline" } else { "attachment" };
    let answer = safely(&file.media_type, &tag)
        .header("content-disposition", disposition(how, &file.name))
        .header("accept-ranges", "bytes");
    if range::is_known(request, &tag) {
        return Ok(Some(answer.status(StatusCode::NOT_MODIFIED).finish()));
    }
    let (answer, part) = match range::part(request, &tag, whole) {
        Part::None => {
            let answer = answer.header("content-range", format!("bytes */{whole}"));
            return Ok(Some(answer.status(StatusCode::RANGE_NOT_SATISFIABLE).finish()));
        }
        Part::Whole => (answer, 0..whole),
        Part::Of(Range { start, end }) => {
            let answer = answer.header("content-range", format!("bytes {start}-{}/{whole}", end - 1));
            (answer.status(StatusCode::PARTIAL_CONTENT), start..end)
        }
    };
    let bytes = part.end - part.start;
    let Some(pieces) = open(means, file, part).await? else { return Ok(None) };
    Ok(Some(answer.header("content-length", bytes).body(Body::from_bytes_stream(pieces))))
}

/// The small picture beside it, which this server drew.
pub fn serve_small(file: &StoredFile, jpeg: Vec<u8>, request: &Request) -> Response {
    let tag = format!("\"{}-small\"", file.sha256);
    let answer = safely("image/jpeg", &tag).header("content-disposition", "inline");
    if range::is_known(request, &tag) {
        return answer.status(StatusCode::NOT_MODIFIED).finish();
    }
    answer.body(jpeg)
}

/// Whatever is in it: the browser runs nothing of it, takes it for what it is called, and forgets it with the session.
fn safely(media_type: &str, tag: &str) -> poem::ResponseBuilder {
    Response::builder()
        .content_type(media_type)
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("x-content-type-options", "nosniff")
        .header("cross-origin-resource-policy", "same-origin")
        .header("cache-control", KEPT)
        .header("vary", "cookie, authorization")
        .header("etag", tag)
}
