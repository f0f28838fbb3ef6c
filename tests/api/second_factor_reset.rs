//! Who has lost the phone, and what a second factor leaves in the database.
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use shared::{AccountId, Role};
use uuid::Uuid;

use crate::harness::{
    Browser, PASSWORD, TestApp,
    phone::{BEGIN, CONFIRM, Phone, turn_on},
};

on_both_databases! {
    an_administrator_takes_it_off_whoever_lost_the_phone,
    no_secret_is_left_behind,
}

const RESET: &str = "mutation($id: ID!, $input: AccountSecondFactorResetInput!) {
  accountSecondFactorReset(id: $id, input: $input) {
    account { version secondFactor } userErrors { code path } } }";

async fn office(app: &TestApp) -> Uuid {
    let office = app.organization("Phòng").await;
    app.account("admin", Role::Admin, &office, &app.world.district).await;
    app.account("officer", Role::Officer, &office, &app.world.district).await
}

async fn an_administrator_takes_it_off_whoever_lost_the_phone(app: TestApp) {
    let id = office(&app).await;
    let mut officer = app.signed_in("officer").await;
    turn_on(&app, &mut officer).await;
    let foreign = app.foreign_organization("Mường La").await;
    app.account("foreign", Role::Admin, &foreign, &app.world.other_district).await;
    let reset = async |browser: &mut Browser, id: Uuid, version: i32, key: &str| {
        let input = json!({ "expectedVersion": version, "idempotencyKey": key });
        let answer = browser.ask(RESET, json!({ "id": AccountId(id).to_string(), "input": input })).await;
        answer["data"]["accountSecondFactorReset"].clone()
    };
    let (mut admin, mut stranger) = (app.signed_in("admin").await, app.signed_in("foreign").await);
    let error = |code: &str, path: Value| json!([{ "code": code, "path": path }]);

    assert_eq!(
        reset(&mut stranger, id, 1, "key-0001").await["userErrors"],
        error("NOT_FOUND", json!(["id"]))
    );
    assert_eq!(reset(&mut officer, id, 1, "key-0001").await, Value::Null, "forbidden");
    let stale = reset(&mut admin, id, 7, "key-0001").await;
    assert_eq!(stale["account"], json!({ "version": 1, "secondFactor": true }));
    assert_eq!(stale["userErrors"], error("STALE_VERSION", json!(["input", "expectedVersion"])));
    let done = reset(&mut admin, id, 1, "key-0002").await;
    assert_eq!(done, json!({ "account": { "version": 2, "secondFactor": false }, "userErrors": [] }));
    assert_eq!(reset(&mut admin, id, 1, "key-0002").await, done);
    assert_eq!(officer.who().await, Value::Null);
    assert_eq!(reset(&mut admin, id, 2, "key-0003").await["userErrors"], error("WRONG_STATE", json!(["id"])));
    assert_eq!(app.browser().sign_in("officer", PASSWORD).await["viewer"]["login"], "officer");
    // Nobody goes round the password and the code with a session of their own.
    turn_on(&app, &mut admin).await;
    let me = admin.ask("{ viewer { id } accounts(first: 5) { nodes { id version } } }", json!({})).await;
    let own: AccountId = me["data"]["viewer"]["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(
        reset(&mut admin, own.0, 1, "key-0004").await["userErrors"],
        error("NOT_ALLOWED", json!(["id"]))
    );
}

async fn no_secret_is_left_behind(app: TestApp) {
    office(&app).await;
    let mut browser = app.signed_in("officer").await;
    let begun =
        browser.ask(BEGIN, json!({ "input": { "password": PASSWORD } })).await["data"]["totpBegin"].clone();
    let secret = begun["secret"].as_str().unwrap().to_owned();
    assert_eq!(begun["uri"].as_str().unwrap().matches(&secret).count(), 1);
    let side = begun["qrSize"].as_i64().unwrap();
    assert!((21..=61).contains(&side) && begun["qrPath"].as_str().unwrap().starts_with("M0 0h7v1h-7z"));
    let code = Phone::of(&secret).fresh(&app);
    let done = browser.ask(CONFIRM, json!({ "input": { "code": code } })).await;
    let codes: Vec<String> =
        serde_json::from_value(done["data"]["totpConfirm"]["recoveryCodes"].clone()).unwrap();

    assert_eq!(app.count("idempotency").await, 0);
    let mut kept = String::new();
    for (table, written) in
        [("audit_payload", "\"before\" || \"after\""), ("audit_entry", "operation || subject")]
    {
        let read =
            Statement::from_string(app.db.get_database_backend(), format!("SELECT {written} FROM {table}"));
        for row in app.db.query_all_raw(read).await.unwrap() {
            kept.push_str(&row.try_get_by_index::<String>(0).unwrap());
        }
    }
    assert!(kept.contains("secondFactor"), "{kept}");
    for known in codes.iter().chain([&secret, &code]) {
        let plain = known.replace('-', "");
        assert!(!kept.contains(known) && !kept.contains(&plain), "{known} is kept");
    }
}
