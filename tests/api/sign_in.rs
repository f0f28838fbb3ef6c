//! Signing in, as the browser does it: through every layer, with a cookie.
use std::sync::Arc;

use backend::{
    api::Api,
    clock::{Means, SystemChance},
    demo::{self, NotFilled},
    http,
};
use poem::{Endpoint, Request, Response, http::Method};
use serde_json::{Value, json};

use crate::harness::TestApp;

on_both_databases! {
    a_demonstration_fills_an_empty_database_alone,
}

const START: &str = "mutation($input: SessionStartInput!) { sessionStart(input: $input) {
  viewer { login fullName office { isDemo today } } userErrors { code message } } }";
const TREE: &str = "query($day: NaiveDate!) { units(first: 20, asOf: $day) {
  nodes { name predecessors { name } } } }";
const WHO: &str = "{ viewer { login capabilities } }";

async fn ask(
    route: &impl Endpoint<Output = Response>,
    cookie: &str,
    query: &str,
    variables: Value,
) -> (Value, Option<String>) {
    let request = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .content_type("application/json")
        .header("X-Densach-Client", "tests")
        .header("Accept-Language", "vi")
        .header("Cookie", cookie)
        .body(json!({ "query": query, "variables": variables }).to_string());
    let mut response = route.get_response(request).await;
    assert!(response.headers().get("x-densach-session").is_none());
    let cookie = response.headers().get("set-cookie").map(|value| value.to_str().unwrap().to_owned());
    (serde_json::from_slice(&response.take_body().into_vec().await.unwrap()).unwrap(), cookie)
}

/// One test, for it hashes some forty passwords.
async fn a_demonstration_fills_an_empty_database_alone(app: TestApp) {
    let means = app.means(Arc::new(SystemChance));
    assert!(matches!(demo::fill(&means).await, Err(NotFilled::NotEmpty)));
    for table in ["audit_head", "office", "unit"] {
        app.meddle(&format!("DELETE FROM {table}")).await.unwrap();
    }
    let filled = demo::fill(&means).await.unwrap();
    assert_eq!((filled.units, filled.organizations), (1 + 12 + 204 + 75, 7 + 8 * 4 + 2));

    let route = http::routes(Arc::new(Api::new(Means { ..means })), None);
    let sign_in = async |login: &str, password: &str| {
        let input = json!({ "input": { "login": login, "password": password } });
        ask(&route, "", START, input).await
    };
    let (answer, cookie) = sign_in("Officer", "den-sach-demo").await;
    let office = json!({ "isDemo": true, "today": "2020-04-15" });
    let viewer = json!({ "login": "officer", "fullName": "Lò Thị Ăn", "office": office });
    assert_eq!(answer["data"]["sessionStart"], json!({ "viewer": viewer, "userErrors": [] }));
    let cookie = cookie.unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict; "), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();

    let (who, _) = ask(&route, cookie, WHO, json!({})).await;
    assert_eq!(who["data"]["viewer"]["login"], "officer");
    // The office keeps in sight what became of its communes: eight were merged into four, outside the old district.
    let after = json!({ "day": "2025-07-01" });
    let (tree, _) = ask(&route, cookie, TREE, after).await;
    let merged = json!([
        { "name": "Xã Mường Lạn", "predecessors": [{ "name": "Xã Mường Lạn" }] },
        { "name": "Xã Mường Lèo", "predecessors": [{ "name": "Xã Mường Lèo" }] },
        { "name": "Xã Púng Bánh", "predecessors": [{ "name": "Xã Dồm Cang" }, { "name": "Xã Púng Bánh" }, { "name": "Xã Sam Kha" }] },
        { "name": "Xã Sốp Cộp", "predecessors": [{ "name": "Xã Mường Và" }, { "name": "Xã Nậm Lạnh" }, { "name": "Xã Sốp Cộp" }] },
    ]);
    assert_eq!(tree["data"]["units"]["nodes"], merged);

    let (_, gone) = ask(&route, cookie, "mutation { sessionEnd { userErrors { code } } }", json!({})).await;
    assert!(gone.unwrap().contains("Max-Age=0"));
    let (who, _) = ask(&route, cookie, WHO, json!({})).await;
    assert_eq!(who["data"]["viewer"], Value::Null);

    // A login that is not there answers as one that is.
    let error = |answer: &Value| answer["data"]["sessionStart"]["userErrors"][0].clone();
    for left in (0..5).rev() {
        let (known, _) = sign_in("leader", "sai rồi nhé").await;
        let (unknown, _) = sign_in("nobody", "sai rồi nhé").await;
        assert_eq!(error(&known), error(&unknown));
        assert!(error(&known)["message"].as_str().unwrap().contains(&format!("Còn {left} lần")));
    }
    let (locked, _) = sign_in("leader", "den-sach-demo").await;
    assert_eq!(error(&locked)["code"], "TOO_MANY");
    // Nobody else is locked out by it.
    let (other, _) = sign_in("clerk", "den-sach-demo").await;
    assert_eq!(other["data"]["sessionStart"]["viewer"]["login"], "clerk");
}
