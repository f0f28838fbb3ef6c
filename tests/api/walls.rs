//! What stands around the door: where a request comes from, what a token may, what every answer forbids.
use poem::{Request, http::Method};
use serde_json::{Value, json};
use shared::{OrganizationId, Role};

use crate::harness::TestApp;

const WHO: &str = "{ viewer { login } }";

on_both_databases! {
    a_token_to_explore_reads_and_does_nothing_else,
}

async fn a_token_to_explore_reads_and_does_nothing_else(app: TestApp) {
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let mut officer = app.signed_in("officer").await;
    let answer = officer.ask("mutation { apiExplore { token userErrors { code } } }", json!({})).await;
    let bearer = format!("Bearer {}", answer["data"]["apiExplore"]["token"].as_str().unwrap());
    let mut explorer = app.browser();
    let bearer = [("Authorization", bearer.as_str())];

    let (_, seen) = explorer.ask_with(WHO, &json!({}), &bearer).await;
    assert_eq!(seen["data"]["viewer"]["login"], "officer");
    let rename = "mutation($id: ID!, $input: OrganizationRenameInput!) {
      organizationRename(id: $id, input: $input) { userErrors { code } } }";
    let input = json!({ "name": "Mới", "expectedVersion": 1, "idempotencyKey": "key-0001" });
    let asked = json!({ "id": OrganizationId(center.id).to_string(), "input": input });
    for mutation in [rename, "mutation { apiExplore { token } }"] {
        let (_, answer) = explorer.ask_with(mutation, &asked, &bearer).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
    }
    assert_eq!(app.count("audit_entry").await, 0);
    // A quarter of an hour later it is worth nothing.
    app.meddle("UPDATE session SET expires_at = '2020-01-01 00:00:00+00:00' WHERE kind = 'explore'")
        .await
        .unwrap();
    assert_eq!(explorer.ask_with(WHO, &json!({}), &bearer).await.1["data"]["viewer"], Value::Null);
}

#[tokio::test]
async fn a_request_from_another_site_does_not_come_in() {
    let app = TestApp::on_sqlite().await;
    let mut browser = app.browser();
    let host = ("Host", "densach.example");
    for (headers, expected) in [
        (vec![host], 200),
        (vec![host, ("Origin", "https://densach.example"), ("Sec-Fetch-Site", "same-origin")], 200),
        (vec![host, ("Sec-Fetch-Site", "none")], 200),
        (vec![host, ("Sec-Fetch-Site", "cross-site")], 403),
        (vec![host, ("Sec-Fetch-Site", "same-site")], 403),
        (vec![host, ("Origin", "https://evil.example")], 403),
        (vec![host, ("Origin", "https://densach.example.evil.example")], 403),
        (vec![host, ("Origin", "null")], 403),
    ] {
        assert_eq!(browser.ask_with(WHO, &json!({}), &headers).await.0, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_walls() {
    let app = TestApp::on_sqlite().await;
    let browser = app.browser();
    for (method, path, status) in [
        (Method::GET, "/healthz", 200),
        (Method::GET, "/readyz", 200),
        (Method::GET, "/", 404),
        (Method::GET, "/assets/../../secret", 404),
        (Method::GET, "/graphql", 405),
    ] {
        let response = browser.send(Request::builder().method(method).uri_str(path).finish()).await;
        assert_eq!(response.status().as_u16(), status, "{path}");
        let policy = response.headers().get("content-security-policy").unwrap().to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';")
        );
        assert_eq!(response.headers().get("x-content-type-options").unwrap(), "nosniff");
    }
}
