//! One request and its answer, over a plain socket: enough to see that a server works.
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, ensure};

pub struct Answer {
    pub status: u16,
    pub body: String,
}

pub fn get(origin: &str, path: &str) -> Result<Answer> {
    send(origin, &format!("GET {path}"), "", "")
}

pub fn graphql(origin: &str, query: &str) -> Result<Answer> {
    let body = serde_json::json!({ "query": query }).to_string();
    let headers = format!(
        "Content-Type: application/json\r\nX-Densach-Client: probe\r\nContent-Length: {}\r\n",
        body.len()
    );
    send(origin, "POST /graphql", &headers, &body)
}

/// HTTP/1.0, so that the answer comes whole and ends with the connection.
fn send(origin: &str, line: &str, headers: &str, body: &str) -> Result<Answer> {
    let host = origin.strip_prefix("http://").context("the address is plain http")?;
    let mut stream = TcpStream::connect(host).with_context(|| format!("{host} does not answer"))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "{line} HTTP/1.0\r\nHost: {host}\r\n{headers}\r\n{body}")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").context("an answer has a head")?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok(Answer { status: status.context("an answer has a status")?, body: body.to_owned() })
}

/// Everything a first visitor depends on: the database, the page with its script, the API.
pub fn everything(origin: &str) -> Result<()> {
    let ready = get(origin, "/readyz")?;
    ensure!(ready.status == 200, "/readyz answers {}: {}", ready.status, ready.body);
    println!("    /readyz answers 200");

    let page = get(origin, "/")?;
    let script = page.body.split('"').find(|text| text.starts_with("/assets/load."));
    let script = script.with_context(|| format!("/ answers {} without the bundle's script", page.status))?;
    let loaded = get(origin, script)?;
    ensure!(loaded.status == 200, "{script} answers {}", loaded.status);
    println!("    / answers {} and names {script}, which is there", page.status);

    let api = graphql(origin, "{ __typename }")?;
    ensure!(
        api.body.contains(r#""__typename":"Query""#),
        "/graphql answers {}: {:.300}",
        api.status,
        api.body
    );
    println!("    /graphql answers {}: {}", api.status, api.body.trim());
    Ok(())
}
