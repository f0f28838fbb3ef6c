//! What the door refuses, each case by its code. One database is enough: none of these reaches it.
use std::{io, sync::Arc, time::Duration};

use backend::{
    api::Api,
    clock::SystemChance,
    http::door::{Door, Patience},
    identity::Viewer,
};
use futures_util::stream;
use poem::{Body, Endpoint, Request, http::Method};
use serde_json::{Value, json};

use crate::harness::TestApp;

async fn code(app: &TestApp, query: &str) -> (u16, Value) {
    let (status, answer) = app.post(Viewer::default(), json!({ "query": query }).to_string()).await;
    (status, answer["errors"][0]["extensions"]["code"].clone())
}

fn written(times: usize, part: impl Fn(usize) -> String) -> String {
    (0..times).map(part).collect::<Vec<_>>().concat()
}

async fn message(app: &TestApp, query: &str) -> String {
    let (_, answer) = app.post(Viewer::default(), json!({ "query": query }).to_string()).await;
    answer["errors"][0]["message"].as_str().unwrap_or_default().to_owned()
}

/// D09: the shapes of a request; where it comes from is in `walls.rs`.
#[tokio::test]
async fn only_a_json_post_with_our_header_comes_in() {
    let app = TestApp::on_sqlite().await;
    let (json_type, form) = ("application/json", "application/x-www-form-urlencoded");
    for (method, content_type, client, expected) in [
        (Method::POST, json_type, Some("spa"), 200),
        (Method::POST, "application/json; charset=utf-8", Some("spa"), 200),
        (Method::GET, json_type, Some("spa"), 405),
        (Method::PUT, json_type, Some("spa"), 405),
        (Method::POST, "text/plain", Some("spa"), 415),
        (Method::POST, form, Some("spa"), 415),
        (Method::POST, "multipart/form-data; boundary=x", Some("spa"), 415),
        (Method::POST, "application/jsonp", Some("spa"), 415),
        (Method::POST, json_type, None, 403),
        (Method::POST, json_type, Some(""), 403),
    ] {
        let mut request =
            Request::builder().method(method.clone()).uri_str("/graphql").content_type(content_type);
        if let Some(client) = client {
            request = request.header("X-Densach-Client", client);
        }
        let response = app.send(request.body(r#"{"query":"{ __typename }"}"#)).await;
        assert_eq!(response.status().as_u16(), expected, "{method} {content_type} {client:?}");
    }
    let link =
        Request::builder().uri_str("/graphql?query={__typename}").header("X-Densach-Client", "spa").finish();
    assert_eq!(app.send(link).await.status().as_u16(), 405);
}

#[tokio::test]
async fn a_batch_and_a_body_too_large_are_refused() {
    let app = TestApp::on_sqlite().await;
    let query = json!({ "query": "{ __typename }" });
    let nested = |depth: usize| {
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"query":"{{ __typename }}","variables":{{"x":{value}}}}}"#)
    };
    for (body, expected) in [
        (query.to_string(), 200),
        (json!([query]).to_string(), 400),
        (json!(["{ __typename }"]).to_string(), 400),
        ("null".to_owned(), 400),
        (nested(99), 200),
        (nested(9_999), 400),
        (json!({ "query": format!("{{ __typename #{} }}", "x".repeat(33 << 10)) }).to_string(), 413),
        (json!({ "query": "{ __typename }", "variables": { "x": "x".repeat(64 << 10) } }).to_string(), 413),
    ] {
        assert_eq!(app.post(Viewer::default(), body.clone()).await.0, expected, "{body:.60}");
    }
}

#[tokio::test]
async fn nested_literals_are_refused_at_every_depth() {
    let app = TestApp::on_sqlite().await;
    for depth in [38, 39, 40, 41, 100, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        // The literal stands inside `{` and `(`, so it may be two less deep than the limit.
        let refused = if depth > 38 { json!("LIMIT") } else { Value::Null };
        let as_argument = format!("{{ __type(name: {open}{close}) {{ name }} }}");
        let as_default = format!("query($x: [Int] = {open}{close}) {{ __typename }}");
        let got = code(&app, &as_argument).await.1;
        assert_eq!(got == "LIMIT", refused == "LIMIT", "argument {depth}: {got}");
        let got = code(&app, &as_default).await.1;
        assert_eq!(got == "LIMIT", depth > 39, "default {depth}: {got}");
    }
}

#[tokio::test]
async fn brackets_cannot_hide_where_the_parser_would_see_them() {
    let app = TestApp::on_sqlite().await;
    let deep = "[".repeat(3_000);
    for hidden in [
        // An open block string is to the parser an empty string and the start of another.
        format!("{{ __type(name: [\"\"\"x\" {deep}"),
        format!("{{ a #\r {deep}"),
        format!("{{ a(b: \"\\\" \") {deep}"),
        format!("{{ a(b: \"\"\" \\\"\"\" \"\"\" ) {deep}"),
    ] {
        assert_eq!(code(&app, &hidden).await.1, "LIMIT", "{hidden:.40}");
    }
    let (brackets, plain) = ("[".repeat(300), "{ __typename }");
    for text in [
        format!("{plain} # {brackets}"),
        format!("query($x: String = \"{brackets} \\\" [\") {plain}"),
        format!("query($x: String = \"\"\"{brackets} \\\"\"\" \n {brackets}\"\"\") {plain}"),
    ] {
        assert_ne!(code(&app, &text).await.1, "LIMIT", "{text:.60}");
    }
}

#[tokio::test]
async fn fragments_can_neither_multiply_nor_turn_in_a_circle() {
    let app = TestApp::on_sqlite().await;
    let bomb = written(24, |n| format!("fragment f{n} on Query {{ ...f{0} ...f{0} }} ", n + 1));
    for start in ["{ ...f0 }", "{ __typename }"] {
        let bomb = format!("{start} {bomb} fragment f24 on Query {{ __typename }}");
        assert!(message(&app, &bomb).await.starts_with("More than 2000 selections"));
    }

    let circle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }";
    assert_eq!(message(&app, circle).await, "A fragment spreads itself.");
    let unused = "{ __typename } fragment a on Query { organizations(first: 1) { ...a } }";
    assert_eq!(message(&app, unused).await, "A fragment spreads itself.");

    let chain = written(49, |n| format!("fragment f{n} on Query {{ ...f{} }} ", n + 1));
    let chain = format!("{{ ...f0 }} {chain} fragment f49 on Query {{ __typename }}");
    assert!(message(&app, &chain).await.starts_with("Selections nest deeper than 40"));
    let inner = "... { ".repeat(37);
    let long =
        written(49, |n| format!("fragment f{n} on Query {{ {inner} ...f{} {}}}", n + 1, "} ".repeat(37)));
    let long = format!("{{ __typename }} {long} fragment f49 on Query {{ __typename }}");
    assert!(message(&app, &long).await.starts_with("Selections nest deeper than 40"));
    let many = written(51, |n| format!("fragment f{n} on Query {{ __typename }} "));
    assert_eq!(message(&app, &format!("{{ __typename }} {many}")).await, "More than 50 fragments.");
}

/// D07
#[tokio::test]
async fn each_limit_lets_its_number_pass_and_no_more() {
    let app = TestApp::on_sqlite().await;
    let aliases = |n: usize| {
        let fields = written(n, |n| format!("a{n}: __typename "));
        format!("{{ organizations(first: 1) {{ {fields} }} }}")
    };
    let roots = |n: usize| format!("{{ {} }}", "__typename ".repeat(n));
    let deep = |n: usize| format!("{}x{}", "{ x ".repeat(n - 1) + "{ ", " }".repeat(n));
    let renames = |n: usize| format!("mutation {{ {} }}", "organizationUpdate ".repeat(n));
    let fragments = |n: usize| {
        format!("{{ __typename }} {}", written(n, |n| format!("fragment f{n} on Query {{ __typename }} ")))
    };
    let selections = |n: usize| format!("{{ x {{ {} }} }}", "x ".repeat(n - 1));
    for (passes, refused, reason) in [
        (aliases(30), aliases(31), "More than 30 aliases."),
        (roots(20), roots(21), "More than 20 root fields."),
        (deep(12), deep(13), "Fields nest deeper than 12."),
        (fragments(50), fragments(51), "More than 50 fragments."),
        (
            selections(2_000),
            selections(2_001),
            "More than 2000 selections after all fragments are written out.",
        ),
        (renames(1), renames(2), "More than one mutation in a document."),
        (
            renames(1),
            "mutation { ...a } fragment a on Mutation { organizationUpdate x: organizationUpdate }".into(),
            "More than one mutation in a document.",
        ),
        (
            renames(1),
            format!(
                "{} query q {{ __typename }}",
                "mutation m { organizationUpdate } mutation n { organizationUpdate }"
            ),
            "More than one mutation in a document.",
        ),
    ] {
        assert_ne!(message(&app, &passes).await, reason, "{passes}");
        assert_eq!(message(&app, &refused).await, reason, "{refused}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_end_is_not_waited_for() {
    let app = TestApp::on_sqlite().await;
    let never = Body::from_bytes_stream(stream::pending::<Result<&[u8], io::Error>>());
    let request =
        Request::builder().method(Method::POST).uri_str("/graphql").content_type("application/json");
    let api = Arc::new(Api::new(app.means(Arc::new(SystemChance))));
    let door =
        Door::new(api, Patience { longest_body: Duration::from_millis(1), ..Patience::default() }, true);
    let response = door.get_response(request.header("X-Densach-Client", "tests").body(never)).await;
    assert_eq!(response.status().as_u16(), 408);
}
