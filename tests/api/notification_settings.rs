//! How each wants to be told, and that it is so.
use serde_json::{Value, json};

use crate::{
    assignments::published,
    harness::{Browser, TestApp},
    notifications::{people, told},
};

on_both_databases! {
    the_form_is_kept_whole,
    what_cannot_be_is_refused_and_nothing_is_kept,
    what_is_turned_off_is_not_shown,
}

const SETTINGS: &str =
    "{ notificationSettings { version email language sendsMail choices { kind inApp mail } } }";

pub async fn set(browser: &mut Browser, input: Value) -> Value {
    let query =
        "mutation($input: NotificationSettingsUpdateInput!) { notificationSettingsUpdate(input: $input) {
      settings { version email } userErrors { code path } } }";
    browser.ask(query, json!({ "input": input })).await["data"]["notificationSettingsUpdate"].clone()
}

pub fn form(email: Option<&str>, choices: Value, version: i32) -> Value {
    let mut form = json!({ "email": email, "language": "VI", "expectedVersion": version,
        "idempotencyKey": format!("settings-{version}") });
    form["choices"] = choices;
    form
}

async fn the_form_is_kept_whole(app: TestApp) {
    let [mut director, mut other, _] = people(&app).await;
    let at_first = director.ask(SETTINGS, json!({})).await["data"]["notificationSettings"].clone();
    assert_eq!(
        (&at_first["version"], &at_first["email"], &at_first["language"], &at_first["sendsMail"]),
        (&json!(0), &Value::Null, &json!("VI"), &json!(false))
    );
    assert_eq!(at_first["choices"][0], json!({ "kind": "ASSIGNED", "inApp": true, "mail": "DAILY" }));
    assert_eq!(at_first["choices"].as_array().unwrap().len(), 7);

    let choices = json!([{ "kind": "RETURNED", "inApp": false, "mail": "AT_ONCE" }]);
    let first = form(Some(" giamdoc@example.vn "), choices, 0);
    let done = set(&mut director, first.clone()).await;
    assert_eq!(
        done,
        json!({ "settings": { "version": 1, "email": "giamdoc@example.vn" }, "userErrors": [] })
    );
    assert_eq!(set(&mut director, first).await, done, "a repeated key");
    let seen = director.ask(SETTINGS, json!({})).await["data"]["notificationSettings"].clone();
    assert_eq!(seen["choices"][3], json!({ "kind": "RETURNED", "inApp": false, "mail": "AT_ONCE" }));
    let done = set(&mut director, form(None, json!([]), 1)).await;
    assert_eq!(done["settings"], json!({ "version": 2, "email": null }), "left out is empty");
    let seen = director.ask(SETTINGS, json!({})).await["data"]["notificationSettings"].clone();
    assert_eq!(seen["choices"], at_first["choices"]);
    let theirs = other.ask(SETTINGS, json!({})).await["data"]["notificationSettings"].clone();
    assert_eq!(theirs, at_first, "nobody sets another's");
}

async fn what_cannot_be_is_refused_and_nothing_is_kept(app: TestApp) {
    let [mut director, ..] = people(&app).await;
    let twice = json!([{ "kind": "RETURNED", "inApp": false, "mail": "NEVER" },
        { "kind": "RETURNED", "inApp": true, "mail": "NEVER" }]);
    let long = format!("{}@example.vn", "a".repeat(300));
    for (input, code, path) in [
        (form(Some("không phải"), json!([]), 0), "INVALID", "email"),
        (form(Some("a@b.vn\r\nBcc: c@d.vn"), json!([]), 0), "INVALID", "email"),
        (form(Some(&long), json!([]), 0), "INVALID", "email"),
        (form(None, twice, 0), "INVALID", "choices"),
        (form(None, json!([]), 7), "STALE_VERSION", "expectedVersion"),
    ] {
        let refused = set(&mut director, input).await;
        assert_eq!(refused["userErrors"], json!([{ "code": code, "path": ["input", path] }]));
        assert_eq!(refused["settings"]["version"], 0);
    }
    assert_eq!(app.count("notification_setting").await + app.count("notification_choice").await, 0);
    let (one, other) = (set(&mut director.clone(), form(None, json!([]), 0)).await, {
        let mut input = form(Some("a@b.vn"), json!([]), 0);
        input["idempotencyKey"] = json!("another-key");
        set(&mut director, input).await
    });
    assert_eq!(one["userErrors"], json!([]));
    assert_eq!(other["userErrors"][0]["code"], "STALE_VERSION");
}

async fn what_is_turned_off_is_not_shown(app: TestApp) {
    let [mut director, mut other, _] = people(&app).await;
    let off = json!([{ "kind": "ASSIGNED", "inApp": false, "mail": "DAILY" }]);
    set(&mut director, form(None, off, 0)).await;
    published(&app, "2020-05-20").await;
    app.work().await;
    assert_eq!((told(&mut director).await.len(), told(&mut other).await.len()), (0, 1));
    assert_eq!(app.count("notification").await, 1, "nobody is to read it, so it is not kept");
}
