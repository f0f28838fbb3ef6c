//! Answers go out packed where that pays: a phone in the mountains loads a matrix in a third of its bytes.
use std::io::{self, Write};

use flate2::{Compression, write::GzEncoder};
use poem::{Request, Response, http::HeaderValue};
use serde::Serialize;

/// What fits into one packet anyway.
const SMALL: usize = 1_400;

/// Whether the caller unpacks what is coded so.
pub fn takes(request: &Request, coding: &str) -> bool {
    let offers = request.header("accept-encoding").unwrap_or_default().split(',');
    offers.map(str::trim).any(|offer| match offer.split_once(';') {
        Some((name, weight)) => name.trim() == coding && weight.trim() != "q=0",
        None => offer == coding,
    })
}

pub fn json(takes_gzip: bool, answer: &impl Serialize) -> io::Result<Response> {
    let json = serde_json::to_vec(answer)?;
    let mut response = if takes_gzip && json.len() > SMALL {
        Response::builder().header("content-encoding", "gzip").body(gzip(&json)?)
    } else {
        Response::builder().body(json)
    };
    let headers = response.headers_mut();
    headers.insert("content-type", HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert("vary", HeaderValue::from_static("accept-encoding"));
    Ok(response)
}

/// None if it goes as it is.
pub fn text(takes_gzip: bool, text: &str) -> Option<Vec<u8>> {
    if takes_gzip { gzip(text.as_bytes()).ok() } else { None }
}

fn gzip(json: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::with_capacity(json.len() / 3), Compression::fast());
    packed.write_all(json)?;
    packed.finish()
}
