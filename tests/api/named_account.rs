//! A phone sends what was written on it earlier; by then somebody else may be signed in there.
use poem::{Request, http::Method};
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{Browser, TestApp};

on_both_databases! {
    what_one_wrote_is_done_for_nobody_else,
}

const WHO: &str = "{ viewer { login } }";
const CHANGE: &str =
    "mutation($input: KeyedInput!) { sessionsRevokeOthers(input: $input) { userErrors { code } } }";

async fn upload(browser: &Browser, account: &str) -> u16 {
    let request = Request::builder()
        .method(Method::POST)
        .uri_str("/files")
        .header("X-Densach-Client", "spa")
        .header("X-Densach-Account", account)
        .header("X-File-Name", "so.txt")
        .header("cookie", browser.cookie.clone().unwrap_or_default())
        .content_type("text/plain;charset=utf-8");
    browser.send(request.body("Sổ theo dõi lớp.")).await.status().as_u16()
}

async fn what_one_wrote_is_done_for_nobody_else(app: TestApp) {
    let office = app.organization("Phòng").await;
    for login in ["officer", "other"] {
        app.account(login, Role::Officer, &office, &app.world.district).await;
    }
    let mut officer = app.signed_in("officer").await;
    let named = |login: &'static str| [("X-Densach-Account", login)];
    let (status, answer) = officer.ask_with(WHO, &json!({}), &named("officer")).await;
    assert_eq!((status, &answer["data"]["viewer"]["login"]), (200, &json!("officer")));
    assert_eq!(upload(&officer, "officer").await, 201);

    let (events, files) = (app.count("audit_entry").await, app.count("stored_file").await);
    let input = json!({ "input": { "idempotencyKey": "written-by-another" } });
    let mut stranger = app.browser();
    let mut other = app.signed_in("other").await;
    let signed_in = app.count("audit_entry").await - events;
    for browser in [&mut other, &mut stranger] {
        let (status, answer) = browser.ask_with(CHANGE, &input, &named("officer")).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (409, &json!("OTHER_ACCOUNT")));
        assert_eq!(answer["data"], Value::Null);
        assert_eq!(upload(browser, "officer").await, 409);
    }
    assert_eq!(app.count("audit_entry").await - events, signed_in, "nothing was done");
    assert_eq!(app.count("stored_file").await, files);
    // The same act by the one who wrote it.
    let (status, answer) = officer.ask_with(CHANGE, &input, &named("officer")).await;
    assert_eq!(
        (status, &answer["data"]["sessionsRevokeOthers"]["userErrors"]),
        (200, &json!([])),
        "{answer}"
    );
}
