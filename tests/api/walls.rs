//! What stands around the door: where a request comes from, what a token may, what every answer forbids.
use backend::http::Site;
use flate2::read::GzDecoder;
use poem::{Request, http::Method};
use serde_json::{Value, json};
use shared::{OrganizationId, Role};

use crate::harness::{PASSWORD, TestApp};

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
    let update = "mutation($id: ID!, $input: OrganizationUpdateInput!) {
      organizationUpdate(id: $id, input: $input) { userErrors { code } } }";
    let id = OrganizationId(center.id);
    let form = app.form_of(id, json!("Mới")).await;
    let input = json!({ "organization": form, "expectedVersion": 1, "idempotencyKey": "key-0001" });
    let asked = json!({ "id": id.to_string(), "input": input });
    for mutation in [update, "mutation { apiExplore { token } }"] {
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

/// D09: where a request comes from; its shape is in `door.rs`.
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
async fn behind_https_the_cookie_travels_by_https_alone() {
    let app = TestApp::on_sqlite().await;
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let at = |url: &str| {
        app.browser_at(Site { public_url: Some(url.parse().unwrap()), free_queries: true, ..Site::default() })
    };
    let (mut plain, mut secure) = (app.browser(), at("https://densach.example"));
    plain.sign_in("officer", PASSWORD).await;
    secure.sign_in("officer", PASSWORD).await;

    let plain_cookie = plain.cookie.clone().unwrap();
    assert!(plain_cookie.starts_with("densach=") && !plain.set_cookie.contains("Secure"));
    assert!(secure.cookie.as_ref().unwrap().starts_with("__Host-densach="));
    assert!(secure.set_cookie.contains("; Path=/; ") && secure.set_cookie.ends_with("; Secure"));
    assert_eq!(secure.who().await, "officer");
    // Another page of the host could have set this one.
    secure.cookie = Some(plain_cookie);
    assert_eq!(secure.who().await, Value::Null);

    let host = ("Host", "127.0.0.1:8080");
    for (origin, expected) in [("https://densach.example", 200), ("http://densach.example", 403)] {
        let (status, _) = secure.ask_with(WHO, &json!({}), &[host, ("Origin", origin)]).await;
        assert_eq!(status, expected, "{origin}");
    }
    let walls = secure.send(Request::builder().uri_str("/healthz").finish()).await;
    assert_eq!(walls.headers()["strict-transport-security"], "max-age=31536000; includeSubDomains");
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
        assert!(response.headers().contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn a_long_answer_is_packed_for_whoever_unpacks_it() {
    let app = TestApp::on_sqlite().await;
    let browser = app.browser();
    let long = include_str!("introspection.graphql");
    for (query, accepts, packed) in [
        (long, "br, gzip", true),
        (long, "gzip;q=0, br", false),
        (long, "", false),
        ("{ __typename }", "gzip", false),
    ] {
        let request = Request::builder().method(Method::POST).uri_str("/graphql");
        let request = request.content_type("application/json").header("X-Densach-Client", "tests");
        let request = request.header("Accept-Encoding", accepts);
        let mut response = browser.send(request.body(json!({ "query": query }).to_string())).await;
        assert_eq!(response.headers()["vary"], "accept-encoding");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers().contains_key("content-encoding"), packed, "{accepts}");
        let sent = response.take_body().into_vec().await.unwrap();
        let answer: Value = if packed {
            serde_json::from_reader(GzDecoder::new(&*sent)).unwrap()
        } else {
            serde_json::from_slice(&sent).unwrap()
        };
        assert!(answer["errors"].is_null(), "{answer}");
    }
}

#[tokio::test]
async fn a_request_has_one_id_in_its_answer_and_its_errors() {
    let app = TestApp::on_sqlite().await;
    let browser = app.browser();
    let mut seen = Vec::new();
    for (content_type, query, status) in [
        ("application/json", "{ auditVerify { intact } }", 200),
        ("application/json", "{", 400),
        ("text/plain", "{ __typename }", 415),
    ] {
        let request = Request::builder().method(Method::POST).uri_str("/graphql").content_type(content_type);
        let request =
            request.header("X-Densach-Client", "tests").header("X-Request-Id", "chosen-by-the-caller");
        let mut response = browser.send(request.body(json!({ "query": query }).to_string())).await;
        assert_eq!(response.status().as_u16(), status);
        let answer = response.take_body().into_vec().await.unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let id = response.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
        assert_eq!(answer["errors"][0]["extensions"]["requestId"], id, "{query}");
        assert!(!seen.contains(&id));
        seen.push(id);
    }
}
