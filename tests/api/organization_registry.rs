//! Entering and changing organizations: what the form takes, and where one may stand.
use backend::organizations::entity as organization;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use shared::{OrganizationId, Role, UnitId};
use uuid::Uuid;

use crate::{
    harness::{Browser, TestApp},
    organization_update::traces,
};

on_both_databases! {
    a_repeated_key_enters_one_organization,
    a_form_that_will_not_do_is_refused_at_its_field,
    what_lies_elsewhere_is_no_place_to_stand,
    nobody_stands_above_himself,
    the_whole_form_is_written_and_a_kind_stays_once_somebody_is_there,
}

const PAYLOAD: &str = "organization { id name version validTo parent { name } } userErrors { code path }";

pub async fn officer(app: &TestApp) -> Browser {
    let office = app.body(shared::OrganizationKind::EducationOffice, &app.world.district, "Phòng").await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
    app.signed_in("officer").await
}

pub fn form(name: &str, unit: Uuid) -> Value {
    json!({ "name": name, "kind": "SCHOOL", "unitId": UnitId(unit).to_string(), "validFrom": "2010-09-01" })
}

pub fn with(mut form: Value, field: &str, value: impl Into<Value>) -> Value {
    form[field] = value.into();
    form
}

pub fn node(id: Uuid) -> String {
    OrganizationId(id).to_string()
}

pub async fn open(browser: &mut Browser, form: &Value, key: &str) -> Value {
    let query = format!(
        "mutation($input: OrganizationOpenInput!) {{ organizationOpen(input: $input) {{ {PAYLOAD} }} }}"
    );
    let answer =
        browser.ask(&query, json!({ "input": { "organization": form, "idempotencyKey": key } })).await;
    if answer["errors"].is_null() { answer["data"]["organizationOpen"].clone() } else { answer }
}

pub async fn change(browser: &mut Browser, how: &str, id: Uuid, input: Value) -> Value {
    let kind = if how == "organizationEnd" { "OrganizationEndInput" } else { "OrganizationUpdateInput" };
    let query =
        format!("mutation($id: ID!, $input: {kind}!) {{ {how}(id: $id, input: $input) {{ {PAYLOAD} }} }}");
    let answer = browser.ask(&query, json!({ "id": node(id), "input": input })).await;
    if answer["errors"].is_null() { answer["data"][how].clone() } else { answer }
}

pub async fn update(browser: &mut Browser, id: Uuid, version: i32, form: Value) -> Value {
    let key = format!("update-{}", Uuid::now_v7());
    let input = json!({ "organization": form, "expectedVersion": version, "idempotencyKey": key });
    change(browser, "organizationUpdate", id, input).await
}

pub async fn end(browser: &mut Browser, id: Uuid, version: i32, on: Option<&str>) -> Value {
    let key = format!("end-{}", Uuid::now_v7());
    let input =
        json!({ "on": on, "reason": "Sáp nhập xã", "expectedVersion": version, "idempotencyKey": key });
    change(browser, "organizationEnd", id, input).await
}

pub fn refused(code: &str, path: &[&str]) -> Value {
    json!([{ "code": code, "path": path }])
}

pub fn refused_at(code: &str, field: &str) -> Value {
    refused(code, &["input", "organization", field])
}

async fn a_repeated_key_enters_one_organization(app: TestApp) {
    let mut officer = officer(&app).await;
    let wanted = with(form("  Trường  Chiềng Ly ", app.world.commune.id), "phone", "0212 3847 111");

    let first = open(&mut officer, &wanted, "key-0001").await;
    let again = open(&mut officer, &wanted, "key-0001").await;
    let other = open(&mut officer, &form("Khác", app.world.commune.id), "key-0001").await;

    assert_eq!(
        (&first["organization"]["name"], &first["userErrors"]),
        (&json!("Trường Chiềng Ly"), &json!([]))
    );
    assert_eq!(first, again);
    assert_eq!(other["userErrors"], refused("KEY_REUSED", &["input", "idempotencyKey"]));
    assert_eq!(app.count("organization").await, 2);
    assert_eq!(
        traces(&app).await,
        [("audit_entry", 1), ("audit_payload", 1), ("outbox", 1), ("idempotency", 1)]
    );
}

async fn a_form_that_will_not_do_is_refused_at_its_field(app: TestApp) {
    let mut officer = officer(&app).await;
    let right = form("Trường", app.world.commune.id);
    for (field, value, code) in [
        ("name", json!(" "), "INVALID"),
        ("name", json!("a".repeat(121)), "INVALID"),
        ("phone", json!("0".repeat(33)), "INVALID"),
        ("phone", json!("gọi chị An"), "INVALID"),
        ("email", json!("không phải"), "INVALID"),
        ("email", json!(format!("{}@a.vn", "a".repeat(120))), "INVALID"),
        ("address", json!("a".repeat(241)), "INVALID"),
        ("unitId", json!("organization:1"), "NOT_FOUND"),
        ("parentId", json!("unit:1"), "NOT_FOUND"),
    ] {
        let answer = open(&mut officer, &with(right.clone(), field, value), "key-0001").await;
        assert_eq!(answer, json!({ "organization": null, "userErrors": refused_at(code, field) }));
    }
    assert_eq!(app.count("audit_entry").await, 0);
    // Blank is none, and the key is still free.
    let blank = with(with(right, "email", " "), "parentId", "");
    assert_eq!(open(&mut officer, &blank, "key-0001").await["userErrors"], json!([]));
}

async fn what_lies_elsewhere_is_no_place_to_stand(app: TestApp) {
    let mut officer = officer(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    let missing = Uuid::now_v7();
    for unit in [app.world.other_district.id, missing] {
        let answer = open(&mut officer, &form("Trường", unit), "key-0001").await;
        assert_eq!(answer["userErrors"], refused_at("NOT_FOUND", "unitId"));
    }
    for parent in [foreign.id, missing] {
        let below = with(form("Trường", app.world.commune.id), "parentId", node(parent));
        let answer = open(&mut officer, &below, "key-0001").await;
        assert_eq!(answer["userErrors"], refused_at("NOT_FOUND", "parentId"));
    }
    for id in [foreign.id, missing] {
        let updated = update(&mut officer, id, 1, form("Của tôi", app.world.commune.id)).await;
        let ended = end(&mut officer, id, 1, Some("2021-01-01")).await;
        assert_eq!(
            (&updated["userErrors"], &ended["userErrors"]),
            (&refused("NOT_FOUND", &["id"]), &refused("NOT_FOUND", &["id"]))
        );
    }
    // What is over is no place either; what stood there before may still be corrected.
    let old = app.organization("Trường cũ").await;
    app.meddle("UPDATE unit SET valid_to = '2015-06-30' WHERE name = 'Chiềng Ly'").await.unwrap();
    let answer = open(&mut officer, &form("Trường", app.world.commune.id), "key-0001").await;
    assert_eq!(answer["userErrors"], refused_at("INVALID", "unitId"));
    let mended = update(&mut officer, old.id, 1, form("Trường xưa", app.world.commune.id)).await;
    assert_eq!(mended["userErrors"], json!([]));
    assert_eq!(app.count("audit_entry").await, 1);
}

async fn nobody_stands_above_himself(app: TestApp) {
    let mut officer = officer(&app).await;
    let (commune, top) = (app.world.commune.id, app.organization("A").await);
    let middle = app.organization("B").await;
    let bottom = app.organization("C").await;
    let below = |name: &str, parent: Uuid| with(form(name, commune), "parentId", node(parent));
    assert_eq!(update(&mut officer, middle.id, 1, below("B", top.id)).await["userErrors"], json!([]));
    let placed = update(&mut officer, bottom.id, 1, below("C", middle.id)).await;
    assert_eq!(placed["organization"]["parent"]["name"], "B");

    for parent in [top.id, middle.id, bottom.id] {
        let answer = update(&mut officer, top.id, 1, below("A", parent)).await;
        assert_eq!(answer["userErrors"], refused_at("INVALID", "parentId"));
    }
    end(&mut officer, bottom.id, 2, Some("2011-01-01")).await;
    let answer = update(&mut officer, top.id, 1, below("A", bottom.id)).await;
    assert_eq!(answer["userErrors"], refused_at("INVALID", "parentId"));
}

async fn the_whole_form_is_written_and_a_kind_stays_once_somebody_is_there(app: TestApp) {
    let mut officer = officer(&app).await;
    let center = app.organization("Chiềng Ly").await;
    let next = app.world.next_commune.id;
    let whole = with(with(form("Trường", next), "email", "truong@sonla.edu.vn"), "address", "Bản Pục");

    assert_eq!(update(&mut officer, center.id, 1, whole).await["userErrors"], json!([]));
    let row = organization::Entity::find_by_id(center.id).one(&app.db).await.unwrap().unwrap();
    assert_eq!((row.kind.as_str(), row.unit_id, row.version), ("school", next, 2));
    assert_eq!(
        (row.phone, row.email.as_deref(), row.address.as_deref()),
        (None, Some("truong@sonla.edu.vn"), Some("Bản Pục"))
    );

    app.account("school", Role::School, &center, &app.world.district).await;
    let other = with(form("Trường", next), "kind", "LEARNING_CENTER");
    let answer = update(&mut officer, center.id, 2, other).await;
    assert_eq!(answer["userErrors"], refused_at("NOT_ALLOWED", "kind"));
    let stale = update(&mut officer, center.id, 1, form("Muộn", next)).await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(
        (&stale["organization"]["name"], &stale["organization"]["version"]),
        (&json!("Trường"), &json!(2))
    );
    assert_eq!(app.count("audit_entry").await, 1);
}
