//! Several accounts are kept out at once, and let in again: all, or none and why.
use serde_json::{Value, json};
use shared::{AccountId, Role};
use uuid::Uuid;

use crate::{
    harness::{Browser, PASSWORD, TestApp},
    memberships::office,
};

on_both_databases! {
    several_are_kept_out_and_the_undo_lets_them_in_again,
    one_that_does_not_fit_stops_all_and_is_named,
    fifty_are_kept_out_by_as_many_statements_as_five,
}

const SET: &str = "mutation($input: AccountsSetEnabledInput!) { accountsSetEnabled(input: $input) {
  accounts { id version enabled } userErrors { code path } } }";
const PREVIEW: &str = "query($ids: [ID!]!, $enabled: Boolean!) {
  accountsSetEnabledPreview(ids: $ids, enabled: $enabled) { code path } }";

fn read(id: Uuid, version: i32) -> Value {
    json!({ "id": AccountId(id).to_string(), "expectedVersion": version })
}

async fn set(admin: &mut Browser, accounts: &Value, enabled: bool, key: &str) -> Value {
    let input =
        json!({ "accounts": accounts, "enabled": enabled, "idempotencyKey": format!("several-key-{key}") });
    let answer = admin.ask(SET, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["accountsSetEnabled"].clone()
}

async fn preview(admin: &mut Browser, ids: &[Uuid], enabled: bool) -> Value {
    let ids: Vec<_> = ids.iter().map(|id| AccountId(*id).to_string()).collect();
    let answer = admin.ask(PREVIEW, json!({ "ids": ids, "enabled": enabled })).await;
    answer["data"]["accountsSetEnabledPreview"].clone()
}

async fn several_are_kept_out_and_the_undo_lets_them_in_again(app: TestApp) {
    let mut office = office(&app).await;
    let center = app.organization("Tông Lạnh").await;
    let director = app.account("director", Role::Director, &center, &app.world.district).await;
    let mut officer = app.signed_in("officer").await;

    assert_eq!(preview(&mut office.admin, &[office.officer, director], false).await, json!([]));
    let answer =
        set(&mut office.admin, &json!([read(director, 1), read(office.officer, 1)]), false, "1").await;
    assert_eq!(
        answer,
        json!({ "accounts": [
            { "id": AccountId(director).to_string(), "version": 2, "enabled": false },
            { "id": AccountId(office.officer).to_string(), "version": 2, "enabled": false },
        ], "userErrors": [] })
    );
    assert_eq!(officer.who().await, Value::Null);
    assert_ne!(app.browser().sign_in("director", PASSWORD).await["userErrors"], json!([]));
    let trail = "{ auditEntries(first: 2) { nodes { operation subject } } auditVerify { intact } }";
    let trail = office.admin.ask(trail, json!({})).await;
    assert_eq!(trail["data"]["auditVerify"]["intact"], true);
    assert_eq!(trail["data"]["auditEntries"]["nodes"][0]["operation"], "accountsSetEnabled");

    // What came back is what the undo sends.
    let again = json!([read(director, 2), read(office.officer, 2)]);
    let answer = set(&mut office.admin, &again, true, "2").await;
    assert_eq!(answer["userErrors"], json!([]));
    assert_eq!(set(&mut office.admin, &again, true, "2").await, answer);
    assert_eq!(app.signed_in("officer").await.who().await, "officer");
    assert_eq!((app.count("audit_entry").await, app.count("outbox").await), (4, 4));
}

async fn one_that_does_not_fit_stops_all_and_is_named(app: TestApp) {
    let mut office = office(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    let stranger = app.account("stranger", Role::Officer, &foreign, &app.world.other_district).await;
    let out = app.account("out", Role::Officer, &app.organization("A").await, &app.world.district).await;
    assert_eq!(set(&mut office.admin, &json!([read(out, 1)]), false, "0").await["userErrors"], json!([]));
    let (audited, sent) = (app.count("audit_entry").await, app.count("outbox").await);
    let officer = office.officer;
    for (at, (accounts, expected)) in [
        (json!([read(officer, 1), read(office.own, 1)]), vec![("NOT_ALLOWED", Some("1"))]),
        (json!([read(stranger, 1), read(officer, 1)]), vec![("NOT_FOUND", Some("0"))]),
        (json!([read(officer, 1), read(out, 2)]), vec![("WRONG_STATE", Some("1"))]),
        (json!([read(officer, 7)]), vec![("STALE_VERSION", Some("0"))]),
        (json!([read(officer, 1), read(officer, 1)]), vec![("INVALID", Some("1"))]),
        (json!([]), vec![("INVALID", None)]),
        (json!(vec![read(officer, 1); 101]), vec![("INVALID", None)]),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = set(&mut office.admin, &accounts, false, &format!("bad-{at}")).await;
        let path = |item: Option<&'static str>| {
            ["input", "accounts"].into_iter().chain(item).collect::<Vec<&'static str>>()
        };
        let errors: Vec<_> =
            expected.iter().map(|(code, item)| json!({ "code": code, "path": path(*item) })).collect();
        assert_eq!(answer, json!({ "accounts": [], "userErrors": errors }), "{accounts}");
    }
    let told = preview(&mut office.admin, &[officer, office.own, stranger, out], false).await;
    let codes: Vec<_> = told.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["NOT_ALLOWED", "NOT_FOUND", "WRONG_STATE"]);
    assert_eq!((app.count("audit_entry").await, app.count("outbox").await), (audited, sent));

    let mut plain = app.signed_in("officer").await;
    let input = json!({ "accounts": [read(out, 2)], "enabled": true, "idempotencyKey": "several-plain" });
    let answer = plain.ask(SET, json!({ "input": input })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn fifty_are_kept_out_by_as_many_statements_as_five(app: TestApp) {
    let mut office = office(&app).await;
    let center = app.organization("Tông Lạnh").await;
    let mut accounts = Vec::new();
    for at in 0..56 {
        let login = format!("nguoi-{at:02}");
        accounts.push(read(app.account(&login, Role::Director, &center, &app.world.district).await, 1));
    }
    let admin = &mut office.admin;
    // What the test has put there is found from the first act on.
    set(admin, &json!([accounts.pop().unwrap()]), false, "first").await;
    let (_, few) = app.statements_of(set(admin, &json!(accounts[..5]), false, "few")).await;
    let (answer, many) = app.statements_of(set(admin, &json!(accounts[5..]), false, "many")).await;
    assert_eq!(answer["userErrors"], json!([]));
    let sent = |statements: &[sea_orm::Statement]| {
        statements.iter().map(|one| one.sql.chars().take(36).collect()).collect::<Vec<String>>()
    };
    assert_eq!(sent(&few), sent(&many));
}
