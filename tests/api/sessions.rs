//! Where one is signed in, and how a session ends.
use chrono::TimeDelta;
use serde_json::{Value, json};
use shared::{AccountId, Role};
use uuid::Uuid;

use crate::harness::{Browser, PASSWORD, START, TestApp};

on_both_databases! {
    one_sees_ones_own_sessions_and_ends_them,
    another_persons_session_cannot_be_told_from_a_missing_one,
    who_has_no_role_left_still_ends_sessions,
    a_session_lives_and_dies_in_twelve_ways,
}

const LIST: &str = "{ viewer { sessions { id client current onlyReads createdAt seenAt expiresAt } } }";
const REVOKE: &str = "mutation($id: ID!, $input: KeyedInput!) { sessionRevoke(id: $id, input: $input) {
  viewer { sessions { current } } userErrors { code path } } }";
const REVOKE_OTHERS: &str = "mutation($input: KeyedInput!) { sessionsRevokeOthers(input: $input) {
  viewer { sessions { current } } userErrors { code path } } }";

async fn office(app: &TestApp) -> Uuid {
    let office = app.organization("Phòng").await;
    app.account("admin", Role::Admin, &office, &app.world.district).await;
    app.account("officer", Role::Officer, &office, &app.world.district).await
}

async fn sessions(browser: &mut Browser) -> Vec<Value> {
    browser.ask(LIST, json!({})).await["data"]["viewer"]["sessions"].as_array().cloned().unwrap_or_default()
}

async fn revoke(browser: &mut Browser, id: &str, key: &str) -> Value {
    let answer = browser.ask(REVOKE, json!({ "id": id, "input": { "idempotencyKey": key } })).await;
    answer["data"]["sessionRevoke"].clone()
}

async fn revoke_others(browser: &mut Browser, key: &str) -> Value {
    let answer = browser.ask(REVOKE_OTHERS, json!({ "input": { "idempotencyKey": key } })).await;
    answer["data"]["sessionsRevokeOthers"].clone()
}

/// The id of a session of the same person that is not the one that asks.
async fn other(browser: &mut Browser) -> String {
    let all = sessions(browser).await;
    all.iter().find(|one| one["current"] == false).unwrap()["id"].as_str().unwrap().to_owned()
}

async fn one_sees_ones_own_sessions_and_ends_them(app: TestApp) {
    office(&app).await;
    let (mut here, mut there) = (app.signed_in("officer").await, app.signed_in("officer").await);
    let mut third = app.browser();
    let agent = [("user-agent", "Firefox/140 (Windows)")];
    let input = json!({ "input": { "login": "officer", "password": PASSWORD } });
    third.ask_with(START, &input, &agent).await;
    app.signed_in("admin").await;

    let seen = sessions(&mut here).await;
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0]["client"], "Firefox/140 (Windows)", "the last used stands first");
    assert_eq!(seen.iter().filter(|one| one["current"] == true).count(), 1);
    let (one, statements) = app.statements_of(here.ask(LIST, json!({}))).await;
    assert_eq!(one["data"]["viewer"]["sessions"].as_array().unwrap().len(), 3);
    let of_one = app.statements_of(app.signed_in("admin").await.ask(LIST, json!({}))).await;
    assert!(statements.len() <= of_one.1.len());

    // The third is the newest.
    let id = seen[0]["id"].as_str().unwrap().to_owned();
    let done = revoke(&mut here, &id, "key-0001").await;
    assert_eq!((&done["userErrors"], done["viewer"]["sessions"].as_array().unwrap().len()), (&json!([]), 2));
    assert_eq!(third.who().await, Value::Null, "dead with its next request");
    assert_eq!(revoke(&mut here, &id, "key-0001").await, done, "a repetition repeats the answer");
    let absent = json!([{ "code": "NOT_FOUND", "path": ["id"] }]);
    assert_eq!(revoke(&mut here, &id, "key-0002").await["userErrors"], absent);

    let done = revoke_others(&mut here, "key-0003").await;
    assert_eq!(done, json!({ "viewer": { "sessions": [{ "current": true }] }, "userErrors": [] }));
    assert_eq!((here.who().await, there.who().await), (json!("officer"), Value::Null));

    let mut admin = app.signed_in("admin").await;
    let trail =
        "{ auditEntries(first: 9) { nodes { operation act subject account { login } before after } } }";
    let trail = admin.ask(trail, json!({})).await["data"]["auditEntries"]["nodes"].clone();
    assert_eq!(trail.as_array().unwrap().len(), 2);
    assert_eq!(trail[0]["operation"], "sessionsRevokeOthers");
    assert_eq!(
        (&trail[0]["before"], &trail[0]["after"]),
        (&json!(r#"{"otherSessions":1}"#), &json!(r#"{"otherSessions":0}"#))
    );
    assert_eq!(
        (&trail[1]["operation"], &trail[1]["account"]["login"]),
        (&json!("sessionRevoke"), &json!("officer"))
    );
    assert_eq!(trail[1]["act"], "Kết thúc một phiên đăng nhập");
}

async fn another_persons_session_cannot_be_told_from_a_missing_one(app: TestApp) {
    office(&app).await;
    let (mut officer, mut admin) = (app.signed_in("officer").await, app.signed_in("admin").await);
    let theirs = sessions(&mut officer).await[0]["id"].as_str().unwrap().to_owned();

    let refused = json!([{ "code": "NOT_FOUND", "path": ["id"] }]);
    for (id, key) in [
        (theirs.as_str(), "key-0001"),
        (&format!("session:{}", Uuid::now_v7()), "key-0002"),
        (&theirs.replace("session", "account"), "key-0003"),
        ("", "key-0004"),
    ] {
        assert_eq!(revoke(&mut admin, id, key).await["userErrors"], refused, "{id}");
    }
    revoke_others(&mut admin, "key-0005").await;
    assert_eq!(officer.who().await, "officer");
    let stranger =
        app.browser().ask(REVOKE, json!({ "id": theirs, "input": { "idempotencyKey": "key-0006" } })).await;
    assert_eq!(stranger["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn who_has_no_role_left_still_ends_sessions(app: TestApp) {
    office(&app).await;
    let (mut here, mut there) = (app.signed_in("officer").await, app.signed_in("officer").await);
    app.meddle("UPDATE membership SET valid_to = '2004-01-02'").await.unwrap();

    let id = other(&mut here).await;
    assert_eq!(revoke(&mut here, &id, "key-0001").await["userErrors"], json!([]));
    assert_eq!(there.who().await, Value::Null);
}

/// D11: the whole life cycle on the clock of the tests.
async fn a_session_lives_and_dies_in_twelve_ways(app: TestApp) {
    let account = office(&app).await;
    let hours = TimeDelta::hours;
    let mut admin = app.signed_in("admin").await;
    let alive = async |browser: &mut Browser| browser.who().await == "officer";

    // 1: nobody → signed in. 2: used within twelve hours it goes on.
    let mut browser = app.signed_in("officer").await;
    for _ in 0..3 {
        app.later(hours(11));
        assert!(alive(&mut browser).await, "used before it was idle for twelve hours");
    }
    // 3: idle for twelve hours it is dead. 4: and nothing brings it back.
    app.later(hours(12));
    assert!(!alive(&mut browser).await, "idle");
    assert!(!alive(&mut browser).await, "still dead");
    // 5: after a fortnight it is dead however often it was used.
    browser.sign_in("officer", PASSWORD).await;
    for _ in 0..28 {
        app.later(hours(12) - TimeDelta::minutes(5));
        assert!(alive(&mut browser).await, "used twice a day");
    }
    app.later(hours(6));
    assert!(!alive(&mut browser).await, "a fortnight is over");
    // 6: whoever signs in again leaves the old token dead.
    browser.sign_in("officer", PASSWORD).await;
    let mut old = app.browser();
    old.cookie = browser.cookie.clone();
    browser.sign_in("officer", PASSWORD).await;
    assert!(alive(&mut browser).await && !alive(&mut old).await, "a new token at each sign-in");
    // 7: signing out.
    old.cookie = browser.cookie.clone();
    browser.ask("mutation { sessionEnd { userErrors { code } } }", json!({})).await;
    assert!(!alive(&mut old).await, "signed out");
    // 8: a new password ends the others and keeps the one it was changed in.
    let (mut here, mut there) = (app.signed_in("officer").await, app.signed_in("officer").await);
    let change =
        "mutation($input: PasswordChangeInput!) { passwordChange(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "current": PASSWORD, "new": "chiều nay có mưa" } });
    assert_eq!(here.ask(change, input).await["data"]["passwordChange"]["userErrors"], json!([]));
    assert!(alive(&mut here).await && !alive(&mut there).await, "a new password");
    // 9: ended from elsewhere, one of them. 10: all but one.
    there.sign_in("officer", "chiều nay có mưa").await;
    let id = other(&mut here).await;
    revoke(&mut here, &id, "key-0001").await;
    assert!(alive(&mut here).await && !alive(&mut there).await, "revoked");
    there.sign_in("officer", "chiều nay có mưa").await;
    revoke_others(&mut there, "key-0002").await;
    assert!(!alive(&mut here).await && alive(&mut there).await, "the others revoked");
    // 11: a token to look around ends after a quarter of an hour, used or not.
    let token = there.ask("mutation { apiExplore { token } }", json!({})).await;
    let bearer = format!("Bearer {}", token["data"]["apiExplore"]["token"].as_str().unwrap());
    let look = async |wait: TimeDelta| {
        app.later(wait);
        let headers = [("authorization", bearer.as_str())];
        let mut reader = app.browser();
        reader.ask_with("{ viewer { login } }", &json!({}), &headers).await.1["data"]["viewer"]["login"]
            .clone()
    };
    assert_eq!(look(TimeDelta::minutes(14)).await, "officer");
    assert_eq!(look(TimeDelta::minutes(2)).await, Value::Null, "a quarter of an hour is over");
    // 12: the account is locked; unlocking it brings no session back.
    let set = "mutation($id: ID!, $input: AccountSetEnabledInput!) {
      accountSetEnabled(id: $id, input: $input) { userErrors { code } account { version } } }";
    admin.sign_in("admin", PASSWORD).await;
    for (enabled, version) in [(false, 2), (true, 3)] {
        let input = json!({ "enabled": enabled, "expectedVersion": version, "idempotencyKey": format!("key-{enabled}-1") });
        let answer = admin.ask(set, json!({ "id": AccountId(account).to_string(), "input": input })).await;
        assert_eq!(answer["data"]["accountSetEnabled"]["userErrors"], json!([]), "{answer}");
        assert!(!alive(&mut there).await, "locked, and unlocked");
    }
}
