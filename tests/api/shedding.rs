//! A server that is asked more than it can do says so at once, and loses nothing that it took on.
use std::{sync::Arc, time::Duration};

use backend::{
    api::Api,
    clock::SystemChance,
    http::door::{Door, Patience},
};
use poem::{Endpoint, Request, http::Method};
use serde_json::{Value, json};

use crate::harness::TestApp;

on_both_databases! {
    who_finds_no_place_is_told_when_to_come_again,
    what_takes_too_long_is_given_up_and_leaves_nothing,
}

/// D24: full is `503` with `Retry-After`, and places come free again.
async fn who_finds_no_place_is_told_when_to_come_again(app: TestApp) {
    let patience = Patience { at_once: 0, ..Patience::default() };
    let (status, retry, answer) = ask(&door(&app, patience), "{ units(first: 1) { nodes { id } } }").await;
    assert_eq!((status, retry.as_deref()), (503, Some("1")));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FULL");
    assert!(answer["errors"][0]["extensions"]["requestId"].is_string());

    let narrow = door(&app, Patience { at_once: 1, ..Patience::default() });
    for _ in 0..5 {
        assert_eq!(ask(&narrow, "{ viewer { login } }").await.0, 200);
    }
}

/// D24: the transaction of what is given up is rolled back.
async fn what_takes_too_long_is_given_up_and_leaves_nothing(app: TestApp) {
    let hasty = door(&app, Patience { longest_answer: Duration::ZERO, ..Patience::default() });
    let start = r#"mutation { sessionStart(input: { login: "nobody", password: "nothing at all" }) { userErrors { code } } }"#;
    let (status, retry, answer) = ask(&hasty, start).await;
    assert_eq!((status, retry.as_deref()), (503, Some("1")));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "TOO_LONG");
    assert_eq!(app.count("audit_entry").await, 0);
    assert_eq!(app.count("session").await, 0);
    // Neither a connection nor a lock is left behind.
    assert_eq!(ask(&door(&app, Patience::default()), "{ viewer { login } }").await.0, 200);
}

fn door(app: &TestApp, patience: Patience) -> Door {
    Door::new(Arc::new(Api::new(app.means(Arc::new(SystemChance)))), patience, true)
}

async fn ask(door: &Door, query: &str) -> (u16, Option<String>, Value) {
    let request =
        Request::builder().method(Method::POST).uri_str("/graphql").content_type("application/json");
    let body = json!({ "query": query }).to_string();
    let response = door.get_response(request.header("X-Densach-Client", "tests").body(body)).await;
    let retry = response.header("retry-after").map(str::to_owned);
    let status = response.status().as_u16();
    (status, retry, serde_json::from_str(&response.into_body().into_string().await.unwrap()).unwrap())
}
