//! Who keeps accounts, and what cannot be done to them.
use serde_json::{Value, json};
use shared::{AccountId, OrganizationId, Role};
use uuid::Uuid;

use crate::harness::{Browser, PASSWORD, TestApp};

on_both_databases! {
    an_account_is_opened_in_a_role_that_fits_and_its_owner_comes_in,
    an_account_that_is_locked_is_out_at_once,
    what_would_lock_the_office_out_is_refused,
    another_offices_account_cannot_be_told_from_a_missing_one,
    a_new_password_ends_the_other_sessions,
    the_trail_is_the_offices_own_and_names_who_did_it,
}

const OPEN: &str = "mutation($input: AccountOpenInput!) { accountOpen(input: $input) {
  account { login enabled } userErrors { code path } } }";
const SET: &str =
    "mutation($id: ID!, $input: AccountSetEnabledInput!) { accountSetEnabled(id: $id, input: $input) {
  account { version enabled } userErrors { code path } } }";
const CHANGE: &str = "mutation($input: PasswordChangeInput!) { passwordChange(input: $input) {
  userErrors { code path } } }";

/// An administrator and an officer at work.
async fn office(app: &TestApp) -> (Browser, Uuid, Uuid) {
    let office = app.organization("Phòng").await;
    app.meddle("UPDATE organization SET kind = 'education_office'").await.unwrap();
    let admin = app.account("admin", Role::Admin, &office, &app.world.district).await;
    let officer = app.account("officer", Role::Officer, &office, &app.world.district).await;
    (app.signed_in("admin").await, admin, officer)
}

async fn set(browser: &mut Browser, id: Uuid, enabled: bool, version: i32, key: &str) -> Value {
    let input = json!({ "enabled": enabled, "expectedVersion": version, "idempotencyKey": key });
    let answer = browser.ask(SET, json!({ "id": AccountId(id).to_string(), "input": input })).await;
    answer["data"]["accountSetEnabled"].clone()
}

async fn an_account_is_opened_in_a_role_that_fits_and_its_owner_comes_in(app: TestApp) {
    let (mut admin, ..) = office(&app).await;
    let (center, foreign) = (app.organization("Chiềng Ly").await, app.foreign_organization("Mường La").await);
    let open = async |browser: &mut Browser, organization: Uuid, role: &str, login: &str, password: &str| {
        let organization = OrganizationId(organization).to_string();
        let input = json!({ "login": login, "fullName": "Vì Thị An", "password": password,
            "organizationId": organization, "role": role });
        browser.ask(OPEN, json!({ "input": input })).await
    };
    let error = |answer: &Value| answer["data"]["accountOpen"]["userErrors"].clone();
    let refused = |code: &str, field: &str| json!([{ "code": code, "path": ["input", field] }]);

    for (organization, role, login, password, expected) in [
        (center.id, "OFFICER", "vi.an", PASSWORD, refused("NOT_ALLOWED", "role")),
        (center.id, "DIRECTOR", "Vì An", PASSWORD, refused("INVALID", "login")),
        (center.id, "DIRECTOR", "vi.an", "ngắn", refused("INVALID", "password")),
        (center.id, "DIRECTOR", "officer", PASSWORD, refused("TAKEN", "login")),
        (foreign.id, "DIRECTOR", "vi.an", PASSWORD, refused("NOT_FOUND", "organizationId")),
        (Uuid::now_v7(), "DIRECTOR", "vi.an", PASSWORD, refused("NOT_FOUND", "organizationId")),
    ] {
        assert_eq!(
            error(&open(&mut admin, organization, role, login, password).await),
            expected,
            "{role} {login}"
        );
    }
    assert_eq!(app.count("audit_entry").await, 0);

    let opened = open(&mut admin, center.id, "DIRECTOR", "vi.an", PASSWORD).await;
    let account = json!({ "login": "vi.an", "enabled": true });
    assert_eq!(opened["data"]["accountOpen"], json!({ "account": account, "userErrors": [] }));
    assert_eq!(app.count("audit_entry").await, 1);
    assert_eq!(app.signed_in("vi.an").await.who().await, "vi.an");

    let mut officer = app.signed_in("officer").await;
    let answer = open(&mut officer, center.id, "DIRECTOR", "vi.binh", PASSWORD).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn an_account_that_is_locked_is_out_at_once(app: TestApp) {
    let (mut admin, _, officer) = office(&app).await;
    let mut at_work = app.signed_in("officer").await;

    let locked = set(&mut admin, officer, false, 1, "key-0001").await;
    assert_eq!(locked, json!({ "account": { "version": 2, "enabled": false }, "userErrors": [] }));
    assert_eq!(set(&mut admin, officer, false, 1, "key-0001").await, locked);
    assert_eq!(at_work.who().await, Value::Null);
    assert_eq!(app.browser().sign_in("officer", PASSWORD).await["userErrors"][0]["code"], "INVALID");

    let stale = set(&mut admin, officer, true, 1, "key-0002").await;
    let error = json!({ "code": "STALE_VERSION", "path": ["input", "expectedVersion"] });
    assert_eq!(stale, json!({ "account": { "version": 2, "enabled": false }, "userErrors": [error] }));
    set(&mut admin, officer, true, 2, "key-0003").await;
    app.signed_in("officer").await;
}

async fn what_would_lock_the_office_out_is_refused(app: TestApp) {
    let (mut admin, own, _) = office(&app).await;
    let center = app.organization("Phòng khác").await;
    let second = app.account("admin2", Role::Admin, &center, &app.world.district).await;
    let refused = json!({ "account": null, "userErrors": [{ "code": "NOT_ALLOWED", "path": ["id"] }] });

    assert_eq!(set(&mut admin, own, false, 1, "key-0001").await, refused);
    // The second is the last one once the membership of the first has ended.
    let mut other = app.signed_in("admin2").await;
    app.meddle("UPDATE membership SET role = 'clerk' WHERE account_id IN (SELECT id FROM account WHERE login = 'admin')")
        .await
        .unwrap();
    assert_eq!(set(&mut other, second, false, 1, "key-0002").await, refused);
    assert_eq!(set(&mut other, own, false, 1, "key-0003").await["userErrors"], json!([]));
}

async fn another_offices_account_cannot_be_told_from_a_missing_one(app: TestApp) {
    let (mut admin, ..) = office(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    let account = app.account("foreign", Role::Officer, &foreign, &app.world.other_district).await;
    let mut ask = async |id: Uuid| {
        let one = "query($id: ID!) { account(id: $id) { login } }";
        let seen = admin.ask(one, json!({ "id": AccountId(id).to_string() })).await;
        (seen, set(&mut admin, id, false, 1, "key-0001").await)
    };

    assert_eq!(ask(account).await, ask(Uuid::now_v7()).await);
    let list = admin.ask("{ accounts(first: 9) { nodes { login } } }", json!({})).await;
    assert_eq!(list["data"]["accounts"]["nodes"], json!([{ "login": "admin" }, { "login": "officer" }]));
    assert_eq!(app.signed_in("foreign").await.who().await, "foreign");
}

async fn a_new_password_ends_the_other_sessions(app: TestApp) {
    office(&app).await;
    let (mut here, mut there) = (app.signed_in("officer").await, app.signed_in("officer").await);
    let change = async |browser: &mut Browser, current: &str, new: &str| {
        let answer = browser.ask(CHANGE, json!({ "input": { "current": current, "new": new } })).await;
        answer["data"]["passwordChange"]["userErrors"].clone()
    };
    let refused = |code: &str, field: &str| json!([{ "code": code, "path": ["input", field] }]);

    assert_eq!(change(&mut here, PASSWORD, "ngắn").await, refused("INVALID", "new"));
    assert_eq!(change(&mut here, PASSWORD, "officer-officer").await, refused("INVALID", "new"));
    for _ in 0..2 {
        assert_eq!(change(&mut here, "không phải", "chiều nay có mưa").await, refused("INVALID", "current"));
    }
    assert_eq!(change(&mut here, PASSWORD, "chiều nay có mưa").await, json!([]));

    assert_eq!((here.who().await, there.who().await), (json!("officer"), Value::Null));
    assert_eq!(there.sign_in("officer", PASSWORD).await["viewer"], Value::Null);
    assert_eq!(there.sign_in("officer", "chiều nay có mưa").await["viewer"]["login"], "officer");
    // An open session is no place to search for the password either.
    for _ in 0..2 {
        change(&mut here, "không phải", "mai lại nắng lên").await;
    }
    assert_eq!(
        change(&mut here, "chiều nay có mưa", "mai lại nắng lên").await,
        refused("TOO_MANY", "current")
    );
    // Neither password is anywhere in what the act left.
    assert_eq!(app.count("idempotency").await, 0);
}

async fn the_trail_is_the_offices_own_and_names_who_did_it(app: TestApp) {
    let (mut admin, _, officer) = office(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    app.account("foreign", Role::Admin, &foreign, &app.world.other_district).await;
    set(&mut admin, officer, false, 1, "key-0001").await;
    set(&mut admin, officer, true, 2, "key-0002").await;
    let trail = "query($after: String) { auditEntries(first: 1, after: $after) {
      nodes { seq operation account { login } before after } pageInfo { hasNextPage endCursor } }
      auditVerify { intact entries } }";

    let newest = admin.ask(trail, json!({})).await["data"].clone();
    let after = &newest["auditEntries"]["pageInfo"]["endCursor"];
    let oldest = admin.ask(trail, json!({ "after": after })).await["data"]["auditEntries"].clone();
    let others = app.signed_in("foreign").await.ask(trail, json!({})).await["data"].clone();

    let entry = |seq: i32, before: bool| {
        json!([{ "seq": seq, "operation": "accountSetEnabled", "account": { "login": "admin" },
            "before": json!({ "enabled": before }).to_string(), "after": json!({ "enabled": !before }).to_string() }])
    };
    assert_eq!(newest["auditEntries"]["nodes"], entry(2, false));
    assert_eq!(newest["auditVerify"], json!({ "intact": true, "entries": 2 }));
    assert_eq!((&oldest["nodes"], &oldest["pageInfo"]["hasNextPage"]), (&entry(1, true), &json!(false)));
    assert_eq!(others["auditEntries"]["nodes"], json!([]));
}
