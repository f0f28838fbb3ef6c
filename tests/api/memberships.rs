//! Who is given what where, and from when.
use serde_json::{Value, json};
use shared::{AccountId, OrganizationId, OrganizationKind, Role};
use uuid::Uuid;

use crate::{
    harness::{Browser, TestApp},
    organization_update::traces,
};

on_both_databases! {
    a_repeated_key_grants_once_and_its_holder_has_it_at_once,
    a_grant_that_does_not_fit_is_refused_at_its_field,
    one_role_is_not_held_twice_at_a_time,
    who_reaches_less_than_the_office_gives_nothing,
    a_body_that_has_ended_takes_nobody_in,
}

const PAYLOAD: &str =
    "account { version memberships { id role validFrom validTo } } userErrors { code path }";

pub struct Office {
    pub admin: Browser,
    pub own: Uuid,
    pub officer: Uuid,
    pub center: Uuid,
    /// The id of the organization of both.
    pub works_for: String,
}

/// An administrator and an officer at work, and a learning center.
pub async fn office(app: &TestApp) -> Office {
    let office = app.body(OrganizationKind::EducationOffice, &app.world.district, "Phòng").await;
    let own = app.account("admin", Role::Admin, &office, &app.world.district).await;
    let officer = app.account("officer", Role::Officer, &office, &app.world.district).await;
    let center = app.organization("Chiềng Ly").await.id;
    let works_for = OrganizationId(office.id).to_string();
    Office { admin: app.signed_in("admin").await, own, officer, center, works_for }
}

pub fn wanted(account: Uuid, organization: Uuid, role: &str) -> Value {
    json!({
        "accountId": AccountId(account).to_string(), "organizationId": OrganizationId(organization).to_string(),
        "role": role, "validFrom": "2020-01-01", "idempotencyKey": format!("grant-{}", Uuid::now_v7()),
    })
}

pub fn with(mut input: Value, field: &str, value: impl Into<Value>) -> Value {
    input[field] = value.into();
    input
}

pub async fn grant(browser: &mut Browser, input: &Value) -> Value {
    let query = format!(
        "mutation($input: MembershipGrantInput!) {{ membershipGrant(input: $input) {{ {PAYLOAD} }} }}"
    );
    let answer = browser.ask(&query, json!({ "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["membershipGrant"].clone() } else { answer }
}

pub async fn end(browser: &mut Browser, id: &str, version: i32, on: Option<&str>) -> Value {
    let query = format!(
        "mutation($id: ID!, $input: MembershipEndInput!) {{ membershipEnd(id: $id, input: $input) {{ {PAYLOAD} }} }}"
    );
    let key = format!("end-{version}-{}", on.unwrap_or("back"));
    let input = json!({ "on": on, "expectedVersion": version, "idempotencyKey": key });
    let answer = browser.ask(&query, json!({ "id": id, "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["membershipEnd"].clone() } else { answer }
}

/// The id of somebody's membership with that role.
pub async fn membership(browser: &mut Browser, account: Uuid, role: &str) -> String {
    let query = "query($id: ID!) { account(id: $id) { memberships { id role } } }";
    let answer = browser.ask(query, json!({ "id": AccountId(account).to_string() })).await;
    let all = answer["data"]["account"]["memberships"].as_array().unwrap().clone();
    all.iter().rfind(|one| one["role"] == role).unwrap()["id"].as_str().unwrap().to_owned()
}

pub fn refused(code: &str, field: &str) -> Value {
    json!([{ "code": code, "path": ["input", field] }])
}

pub const CAN: &str = "{ viewer { capabilities memberships { role } } }";

async fn a_repeated_key_grants_once_and_its_holder_has_it_at_once(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    let mut at_work = app.signed_in("officer").await;
    let input = wanted(officer, center, "DIRECTOR");

    let first = grant(&mut admin, &input).await;
    let again = grant(&mut admin, &input).await;
    let other = grant(&mut admin, &with(input, "role", "COUNCIL_MEMBER")).await;

    assert_eq!((&first["account"]["version"], &first["userErrors"]), (&json!(2), &json!([])));
    assert_eq!(first, again);
    assert_eq!(other["userErrors"], refused("KEY_REUSED", "idempotencyKey"));
    assert_eq!(app.count("membership").await, 3);
    assert_eq!(
        traces(&app).await,
        [("audit_entry", 1), ("audit_payload", 1), ("outbox", 1), ("idempotency", 1)]
    );
    let seen = at_work.ask(CAN, json!({})).await;
    assert_eq!(seen["data"]["viewer"]["memberships"].as_array().map(Vec::len), Some(2), "{seen}");
    assert!(seen["data"]["viewer"]["capabilities"].to_string().contains("ANSWER_ASSIGNMENTS"), "{seen}");
}

async fn a_grant_that_does_not_fit_is_refused_at_its_field(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    let right = wanted(officer, center, "DIRECTOR");
    for (field, value, code) in [
        ("role", json!("OFFICER"), "NOT_ALLOWED"),
        ("role", json!("ADMIN"), "NOT_ALLOWED"),
        ("validFrom", json!("2003-12-31"), "NOT_ALLOWED"),
        ("validTo", json!("2019-12-31"), "INVALID"),
        ("accountId", json!("account:1"), "NOT_FOUND"),
        ("organizationId", json!("account:1"), "NOT_FOUND"),
    ] {
        let answer = grant(&mut admin, &with(right.clone(), field, value)).await;
        assert_eq!(answer, json!({ "account": null, "userErrors": refused(code, field) }));
    }
    assert_eq!((app.count("membership").await, app.count("audit_entry").await), (2, 0));
}

async fn one_role_is_not_held_twice_at_a_time(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    let first = with(wanted(officer, center, "DIRECTOR"), "validTo", "2020-06-30");
    assert_eq!(grant(&mut admin, &first).await["userErrors"], json!([]));
    for (from, to, fits) in [
        ("2020-06-30", None, false),
        ("2019-01-01", None, false),
        ("2019-01-01", Some("2020-01-01"), false),
        ("2020-02-01", Some("2020-03-01"), false),
        ("2019-01-01", Some("2019-12-31"), true),
        ("2020-07-01", None, true),
    ] {
        let input = with(with(wanted(officer, center, "DIRECTOR"), "validFrom", from), "validTo", to);
        let errors = grant(&mut admin, &input).await["userErrors"].clone();
        assert_eq!(errors, if fits { json!([]) } else { refused("TAKEN", "role") }, "{from} {to:?}");
    }
    // Another role at the same place is another thing.
    assert_eq!(grant(&mut admin, &wanted(officer, center, "COUNCIL_MEMBER")).await["userErrors"], json!([]));
    // Two at once: one of them.
    let input = || with(wanted(officer, center, "PARTNER"), "role", "DIRECTOR");
    let school = app.body(OrganizationKind::School, &app.world.commune, "Trường").await.id;
    let (one, two) = (wanted(officer, school, "SCHOOL"), wanted(officer, school, "SCHOOL"));
    let mut second = app.signed_in("admin").await;
    let (one, two) = tokio::join!(grant(&mut admin, &one), grant(&mut second, &two));
    let taken = refused("TAKEN", "role");
    assert!(one["userErrors"] == taken || two["userErrors"] == taken, "{one} {two}");
    assert_eq!(grant(&mut admin, &input()).await["userErrors"], taken);
}

async fn who_reaches_less_than_the_office_gives_nothing(app: TestApp) {
    let Office { officer, .. } = office(&app).await;
    let center = app.organization("Tông Lạnh").await;
    let local = app.body(OrganizationKind::EducationOffice, &app.world.commune, "Tổ").await;
    app.account("local", Role::Admin, &local, &app.world.commune).await;
    let mut local = app.signed_in("local").await;

    let answer = grant(&mut local, &wanted(officer, center.id, "DIRECTOR")).await;
    assert_eq!(answer["userErrors"], refused("NOT_ALLOWED", "role"));
    let open =
        "mutation($input: AccountOpenInput!) { accountOpen(input: $input) { userErrors { code path } } }";
    let input = json!({ "login": "vi.an", "fullName": "Vì Thị An", "password": "ngọn đèn trong bản",
        "organizationId": OrganizationId(center.id).to_string(), "role": "DIRECTOR" });
    let answer = local.ask(open, json!({ "input": input })).await;
    assert_eq!(answer["data"]["accountOpen"]["userErrors"], refused("NOT_ALLOWED", "role"));
}

async fn a_body_that_has_ended_takes_nobody_in(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    app.meddle("UPDATE organization SET valid_to = '2020-03-31' WHERE kind = 'learning_center'")
        .await
        .unwrap();
    let without_end = wanted(officer, center, "DIRECTOR");
    assert_eq!(grant(&mut admin, &without_end).await["userErrors"], refused("NOT_ALLOWED", "validFrom"));
    let within = with(without_end, "validTo", "2020-03-31");
    assert_eq!(grant(&mut admin, &within).await["userErrors"], json!([]));
    let id = membership(&mut admin, officer, "DIRECTOR").await;
    assert_eq!(end(&mut admin, &id, 2, None).await["userErrors"], refused("NOT_ALLOWED", "validFrom"));

    let open =
        "mutation($input: AccountOpenInput!) { accountOpen(input: $input) { userErrors { code path } } }";
    let input = json!({ "login": "vi.an", "fullName": "Vì Thị An", "password": "ngọn đèn trong bản",
        "organizationId": OrganizationId(center).to_string(), "role": "DIRECTOR" });
    let answer = admin.ask(open, json!({ "input": input })).await;
    let errors = &answer["data"]["accountOpen"]["userErrors"];
    assert_eq!(*errors, refused("NOT_ALLOWED", "organizationId"));
}
