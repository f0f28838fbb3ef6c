//! Service tokens: who is given one, what it reads, and when it is worth nothing.
use serde_json::{Value, json};
use shared::Role;

use crate::{
    harness::{Browser, TestApp},
    memberships::{Office, office, with},
};

on_both_databases! {
    a_token_reads_what_a_member_reads_and_no_more_than_it_was_given,
    a_token_that_is_not_good_is_told_from_no_other,
    who_keeps_accounts_elsewhere_neither_sees_nor_revokes_it,
    a_token_does_nothing_but_read,
}

/// What a member of the office and a token of it are both asked.
const READ: &str = "{ organizations(first: 10) { totalCount { count } nodes { id name phone {
  ... on PhoneNumber { number } ... on Withheld { reason } } } } directives(first: 5) { nodes { id title } }
  units(first: 10) { nodes { name } } }";

const ISSUE: &str = "mutation($input: TokenIssueInput!) { tokenIssue(input: $input) { secret
  token { id version name state scope expiresAt lastUsedAt organization { id } } userErrors { code path } } }";

pub fn wanted(office: &Office) -> Value {
    json!({ "organizationId": office_of(office), "name": "Cổng dữ liệu tỉnh", "purpose": "Lấy số liệu hằng đêm.",
        "scope": ["READ_ORGANIZATIONS", "READ_DIRECTIVES"], "days": 90 })
}

/// The organization that the administrator works for.
fn office_of(office: &Office) -> Value {
    json!(office.works_for)
}

pub async fn issue(admin: &mut Browser, input: &Value) -> Value {
    let answer = admin.ask(ISSUE, json!({ "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["tokenIssue"].clone() } else { answer }
}

/// A system that holds a token, and the token's id.
pub async fn system(app: &TestApp, office: &mut Office, input: &Value) -> (Browser, String) {
    let issued = issue(&mut office.admin, input).await;
    assert_eq!(issued["userErrors"], json!([]), "{issued}");
    let mut system = app.browser();
    system.bearer = Some(issued["secret"].as_str().unwrap().to_owned());
    (system, issued["token"]["id"].as_str().unwrap().to_owned())
}

async fn revoke(browser: &mut Browser, id: &str, version: i32, key: &str) -> Value {
    let query = "mutation($id: ID!, $input: StepInput!) { tokenRevoke(id: $id, input: $input) {
      token { version state revokedAt } userErrors { code path } } }";
    let input = json!({ "expectedVersion": version, "idempotencyKey": key });
    let answer = browser.ask(query, json!({ "id": id, "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["tokenRevoke"].clone() } else { answer }
}

async fn a_token_reads_what_a_member_reads_and_no_more_than_it_was_given(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    app.foreign_organization("Mường La").await;
    let all = json!(["READ_ORGANIZATIONS", "READ_CONTACTS", "READ_DIRECTIVES"]);
    let (mut whole, _) = system(&app, &mut office, &with(input.clone(), "scope", all)).await;
    let by_session = office.admin.ask(READ, json!({})).await;
    assert_eq!(whole.ask(READ, json!({})).await, by_session);
    assert!(by_session["data"]["organizations"]["totalCount"]["count"].as_i64() > Some(1), "{by_session}");

    let (mut less, _) = system(&app, &mut office, &input).await;
    let seen = less.ask(READ, json!({})).await;
    for node in seen["data"]["organizations"]["nodes"].as_array().unwrap() {
        assert!(node["phone"]["reason"].is_string(), "{node}");
    }
    for forbidden in [
        "assignments(first: 1) { nodes { id } }",
        "accounts(first: 1) { nodes { id } }",
        "tokens(first: 1) { nodes { id } }",
    ] {
        let answer = less.ask(&format!("{{ {forbidden} }}"), json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{forbidden}");
    }
    assert_eq!(less.ask("{ viewer { login } }", json!({})).await["data"]["viewer"], Value::Null);

    // It stands for the people there: none of them, nothing to read.
    app.meddle("UPDATE membership SET valid_to = '2019-12-31'").await.unwrap();
    assert_eq!(less.ask(READ, json!({})).await["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn a_token_that_is_not_good_is_told_from_no_other(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (mut system, id) = system(&app, &mut office, &input).await;
    let good = system.bearer.clone().unwrap();
    let (status, answer) = system.ask_with(READ, &json!({}), &[]).await;
    assert!(status == 200 && answer["errors"].is_null(), "{answer}");

    // On another instance, with what the cookie would be.
    let mut other = app.browser();
    let bearer = format!("Bearer {good}");
    other.cookie = Some("densach=something".to_owned());
    let (status, both) = other.ask_with(READ, &json!({}), &[("Authorization", &bearer)]).await;
    assert_eq!((status, &both["errors"][0]["extensions"]["code"]), (400, &json!("TWO_CALLERS")), "{both}");
    other.cookie = None;
    assert_eq!(other.ask_with(READ, &json!({}), &[("Authorization", &bearer)]).await.0, 200);

    let mut answers = Vec::new();
    let mut mistyped = good.clone();
    mistyped.replace_range(10..11, if &good[10..11] == "a" { "b" } else { "a" });
    system.bearer = Some(mistyped);
    let (answer, statements) = app.statements_of(system.ask_with(READ, &json!({}), &[])).await;
    assert_eq!(statements, [], "a slip of the hand costs the database nothing");
    answers.push(answer);
    system.bearer = Some("not-a-token".to_owned());
    answers.push(system.ask_with(READ, &json!({}), &[]).await);
    // Well-formed and never issued.
    system.bearer = Some("dsk_00000000000000000000000000000000".to_owned() + "3u05eW");
    answers.push(system.ask_with(READ, &json!({}), &[]).await);
    system.bearer = Some(good.clone());
    app.meddle("UPDATE service_token SET expires_at = '2020-04-15 00:00:00+00:00'").await.unwrap();
    answers.push(system.ask_with(READ, &json!({}), &[]).await);
    let how = format!("{{ token(id: \"{id}\") {{ state }} }}");
    assert_eq!(office.admin.ask(&how, json!({})).await["data"]["token"]["state"], "EXPIRED");
    app.meddle("UPDATE service_token SET expires_at = '2020-06-15 00:00:00+00:00'").await.unwrap();
    assert_eq!(system.ask_with(READ, &json!({}), &[]).await.0, 200);
    let stale = revoke(&mut office.admin, &id, 2, "revoke-00").await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");
    let done = revoke(&mut office.admin, &id, 1, "revoke-01").await;
    assert_eq!((&done["userErrors"], &done["token"]["state"]), (&json!([]), &json!("REVOKED")), "{done}");
    assert_eq!(revoke(&mut office.admin, &id, 1, "revoke-01").await, done, "a repeated key");
    let again = revoke(&mut office.admin, &id, 2, "revoke-02").await;
    assert_eq!(again["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["id"] }]));
    answers.push(system.ask_with(READ, &json!({}), &[]).await);
    answers.push(other.ask_with(READ, &json!({}), &[("Authorization", &bearer)]).await);

    for (status, mut answer) in answers {
        let extensions = answer["errors"][0]["extensions"].as_object_mut().unwrap();
        assert!(extensions.remove("requestId").is_some_and(|id| id.as_str().unwrap().len() == 36));
        let error = json!({ "message": "This token is not known, is over or was revoked.",
            "extensions": { "code": "UNAUTHENTICATED" } });
        assert_eq!((status, answer), (401, json!({ "errors": [error] })));
    }
}

async fn who_keeps_accounts_elsewhere_neither_sees_nor_revokes_it(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (_, id) = system(&app, &mut office, &input).await;
    let foreign = app.foreign_organization("Phòng Mường La").await;
    app.account("foreign", Role::Admin, &foreign, &app.world.other_district).await;
    let mut foreign = app.signed_in("foreign").await;
    let query = format!("{{ token(id: \"{id}\") {{ id }} tokens(first: 5) {{ nodes {{ id }} }} }}");
    let nothing = json!({ "token": null, "tokens": { "nodes": [] } });
    assert_eq!(foreign.ask(&query, json!({})).await["data"], nothing);
    let missing = revoke(&mut foreign, "token:00000000-0000-0000-0000-000000000000", 1, "revoke-01").await;
    let foreigns = revoke(&mut foreign, &id, 1, "revoke-02").await;
    assert_eq!(foreigns, missing);
    assert_eq!(foreigns["userErrors"][0]["code"], "NOT_FOUND");

    let mut officer = app.signed_in("officer").await;
    for answer in [issue(&mut officer, &input).await, revoke(&mut officer, &id, 1, "revoke-03").await] {
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    }
    let list = "query($where: TokenWhere) { tokens(first: 5, where: $where) { totalCount { count } nodes { name } } }";
    for (filter, count) in [
        (json!({ "active": true, "name": { "contains": "cong du" } }), 1),
        (json!({ "name": { "contains": "hang dem" } }), 1),
        (json!({ "active": false }), 0),
        (json!({ "not": { "active": true } }), 0),
        (json!({ "or": [] }), 0),
    ] {
        let answer = office.admin.ask(list, json!({ "where": filter })).await;
        assert_eq!(answer["data"]["tokens"]["totalCount"]["count"], count, "{filter}: {answer}");
    }
}

async fn a_token_does_nothing_but_read(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (mut system, _) = system(&app, &mut office, &input).await;
    let before = (app.count("session").await, app.count("audit_entry").await);
    let start = json!({ "input": { "login": "admin", "password": crate::harness::PASSWORD } });
    for (mutation, variables) in [
        ("mutation { sessionEnd { userErrors { code } } }", json!({})),
        ("mutation { apiExplore { token } }", json!({})),
        ("mutation($input: SessionStartInput!) { sessionStart(input: $input) { viewer { login } } }", start),
        (ISSUE, json!({ "input": input })),
        ("query q { __typename } mutation m { sessionEnd { userErrors { code } } }", json!({})),
    ] {
        let (status, answer) = system.ask_with(mutation, &variables, &[]).await;
        assert_eq!(
            (status, &answer["errors"][0]["extensions"]["code"]),
            (403, &json!("FORBIDDEN")),
            "{answer}"
        );
    }
    let upload = poem::Request::builder()
        .method(poem::http::Method::POST)
        .uri_str("/files")
        .header("X-Densach-Client", "tests")
        .header("Authorization", format!("Bearer {}", system.bearer.as_ref().unwrap()));
    assert_eq!(system.send(upload.body("text")).await.status().as_u16(), 403);
    assert_eq!((app.count("session").await, app.count("audit_entry").await), before);
}
