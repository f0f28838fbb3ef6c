//! A stored file as an answer.
use std::{fmt::Write, io, ops::Range};

use poem::{Body, Request, Response, http::StatusCode};
use tokio::io::{AsyncReadExt, AsyncSeekExt, SeekFrom};

use crate::{
    clock::Means,
    platform::files::{StoredFile, open},
};

/// What a browser may show in a page; all else it keeps as a file.
const SHOWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// None if its bytes are gone. A part of it if `Range` asks for one part; more parts than one get the whole.
pub async fn serve(means: &Means, file: &StoredFile, request: &Request) -> io::Result<Option<Response>> {
    let Some(mut bytes) = open(means, file.office_id, &file.sha256).await? else { return Ok(None) };
    let whole = bytes.metadata().await?.len();
    let tag = format!("\"{}\"", file.sha256);
    let shown = if SHOWN.contains(&file.media_type.as_str()) { "inline" } else { "attachment" };
    let answer = Response::builder()
        .content_type(&file.media_type)
        .header("content-disposition", format!("{shown}; filename*=UTF-8''{}", percent_encoded(&file.name)))
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "private, no-cache")
        .header("accept-ranges", "bytes")
        .header("etag", &tag);
    if request.header("if-none-match") == Some(&tag) {
        return Ok(Some(answer.status(StatusCode::NOT_MODIFIED).finish()));
    }
    let part = match request.header("range").and_then(|range| part(range, whole)) {
        Some(Err(())) => {
            let answer = answer.header("content-range", format!("bytes */{whole}"));
            return Ok(Some(answer.status(StatusCode::RANGE_NOT_SATISFIABLE).finish()));
        }
        Some(Ok(part)) => Some(part),
        None => None,
    };
    let Range { start, end } = part.clone().unwrap_or(0..whole);
    bytes.seek(SeekFrom::Start(start)).await?;
    let body = Body::from_async_read(bytes.take(end - start));
    let answer = answer.header("content-length", end - start);
    Ok(Some(match part {
        Some(_) => answer
            .status(StatusCode::PARTIAL_CONTENT)
            .header("content-range", format!("bytes {start}-{}/{whole}", end - 1))
            .body(body),
        None => answer.body(body),
    }))
}

/// None for what is no range of bytes, or more than one; `Err` for one that lies behind the end.
fn part(range: &str, whole: u64) -> Option<Result<Range<u64>, ()>> {
    let (from, to) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    let part = if from.is_empty() {
        whole.saturating_sub(to.parse().ok()?)..whole
    } else {
        let to = if to.is_empty() { u64::MAX } else { to.parse().ok()? };
        let from = from.parse().ok()?;
        if to < from {
            return None;
        }
        from..to.saturating_add(1).min(whole)
    };
    Some(if part.is_empty() { Err(()) } else { Ok(part) })
}

fn percent_encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_of_a_file_is_what_the_range_says() {
        for (range, expected) in [
            ("bytes=0-0", Some(Ok(0..1))),
            ("bytes=2-", Some(Ok(2..10))),
            ("bytes=8-99", Some(Ok(8..10))),
            ("bytes=-3", Some(Ok(7..10))),
            ("bytes=-99", Some(Ok(0..10))),
            ("bytes=10-", Some(Err(()))),
            ("bytes=-0", Some(Err(()))),
            ("bytes=5-2", None),
            ("bytes=0-1,4-5", None),
            ("lines=1-2", None),
            ("bytes=0-18446744073709551615", Some(Ok(0..10))),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
    }
}
