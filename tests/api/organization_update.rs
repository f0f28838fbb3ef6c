use backend::organizations::entity as organization;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use shared::OrganizationId;
use uuid::Uuid;

use crate::harness::{Actor, TestApp};

const ALL: &str = "organization { name version } userErrors { code path }";

fn to(name: &str, version: i32, key: &str) -> Value {
    json!({ "name": name, "expectedVersion": version, "idempotencyKey": key })
}

/// What a mutation may leave behind, counted.
pub async fn traces(app: &TestApp) -> Vec<(&'static str, i64)> {
    let mut traces = Vec::new();
    for table in ["audit_entry", "audit_payload", "outbox", "idempotency"] {
        traces.push((table, app.count(table).await));
    }
    traces
}

async fn stored(app: &TestApp, id: Uuid) -> (String, i32) {
    let row = organization::Entity::find_by_id(id).one(&app.db).await.unwrap().unwrap();
    (row.name, row.version)
}

on_both_databases! {
    a_repeated_key_renames_once_and_answers_another_selection,
    two_requests_with_one_key_at_once_rename_once,
    two_officers_with_one_version_at_once_rename_once,
    the_same_key_with_another_body_is_refused,
    a_stale_version_is_refused_with_the_current_record,
    a_refusal_leaves_the_key_free,
    another_offices_organization_cannot_be_told_from_a_missing_one,
    who_manages_here_and_reads_there_does_not_manage_there,
    a_fault_at_any_step_leaves_nothing_behind,
}

async fn a_repeated_key_renames_once_and_answers_another_selection(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (officer, id) = (app.officer(), OrganizationId(organization.id));

    let first = officer.rename(id, to("  Chiềng  Ly 2 ", 1, "key-0001"), ALL).await;
    let again = officer
        .rename(
            id,
            to("  Chiềng  Ly 2 ", 1, "key-0001"),
            "organization { kind unit { name } } userErrors { code }",
        )
        .await;

    let renamed = json!({ "organization": { "name": "Chiềng Ly 2", "version": 2 }, "userErrors": [] });
    assert_eq!(first, json!({ "data": { "organizationUpdate": renamed } }));
    let selected_anew = json!({ "organization": { "kind": "LEARNING_CENTER", "unit": { "name": "Chiềng Ly" } }, "userErrors": [] });
    assert_eq!(again, json!({ "data": { "organizationUpdate": selected_anew } }));
    assert_eq!(stored(&app, organization.id).await, ("Chiềng Ly 2".to_owned(), 2));
    assert_eq!(
        traces(&app).await,
        [("audit_entry", 1), ("audit_payload", 1), ("outbox", 1), ("idempotency", 1)]
    );
}

/// D14: the same key at once; repeated, with another body and after a fault in the tests beside it.
async fn two_requests_with_one_key_at_once_rename_once(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (officer, id) = (app.officer(), OrganizationId(organization.id));
    let rename = || officer.rename(id, to("Chiềng Ly 2", 1, "key-0001"), ALL);

    let (one, two, three) = tokio::join!(rename(), rename(), rename());

    assert_eq!((&one, &one), (&two, &three));
    assert_eq!(one["data"]["organizationUpdate"]["organization"]["version"], 2);
    assert_eq!(app.count("audit_entry").await, 1);
}

async fn two_officers_with_one_version_at_once_rename_once(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (one, two, id) = (app.officer(), app.officer(), OrganizationId(organization.id));

    let (one, two) = tokio::join!(
        one.rename(id, to("Một", 1, "key-0001"), ALL),
        two.rename(id, to("Hai", 1, "key-0001"), ALL),
    );

    let codes =
        [one, two].map(|answer| answer["data"]["organizationUpdate"]["userErrors"][0]["code"].clone());
    assert!(codes.contains(&Value::Null) && codes.contains(&json!("STALE_VERSION")), "{codes:?}");
    assert_eq!(stored(&app, organization.id).await.1, 2);
}

async fn the_same_key_with_another_body_is_refused(app: TestApp) {
    let (organization, other) = (app.organization("Chiềng Ly").await, app.organization("Tông Lạnh").await);
    let officer = app.officer();
    officer.rename(OrganizationId(organization.id), to("Mới", 1, "key-0001"), ALL).await;

    let other_name = officer.rename(OrganizationId(organization.id), to("Khác", 1, "key-0001"), ALL).await;
    let other_organization = officer.rename(OrganizationId(other.id), to("Mới", 1, "key-0001"), ALL).await;
    let other_person = app.officer().rename(OrganizationId(other.id), to("Mới", 1, "key-0001"), ALL).await;

    let refused = json!({ "code": "KEY_REUSED", "path": ["input", "idempotencyKey"] });
    assert_eq!(
        other_name["data"]["organizationUpdate"],
        json!({ "organization": null, "userErrors": [refused] })
    );
    assert_eq!(other_name, other_organization);
    assert_eq!(other_person["data"]["organizationUpdate"]["userErrors"], json!([]));
}

/// D15: stale is refused; that each update asks for a version is in `contract.rs`.
async fn a_stale_version_is_refused_with_the_current_record(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (officer, id) = (app.officer(), OrganizationId(organization.id));
    officer.rename(id, to("Mới", 1, "key-0001"), ALL).await;

    let late = app.officer().rename(id, to("Muộn", 1, "key-0002"), ALL).await;

    let stale = json!({ "code": "STALE_VERSION", "path": ["input", "expectedVersion"] });
    let current = json!({ "name": "Mới", "version": 2 });
    assert_eq!(late["data"]["organizationUpdate"], json!({ "organization": current, "userErrors": [stale] }));
}

async fn a_refusal_leaves_the_key_free(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (officer, id) = (app.officer(), OrganizationId(organization.id));

    let refused = officer.rename(id, to(" ", 1, "key-0001"), "userErrors { code path message }").await;
    let mended = officer.rename(id, to("Mới", 1, "key-0001"), ALL).await;

    assert_eq!(
        refused["data"]["organizationUpdate"]["userErrors"],
        json!([{
            "code": "INVALID",
            "path": ["input", "organization", "name"],
            "message": "A name needs 1 to 120 characters and no control characters.",
        }])
    );
    assert_eq!(mended["data"]["organizationUpdate"]["organization"]["name"], "Mới");
}

async fn another_offices_organization_cannot_be_told_from_a_missing_one(app: TestApp) {
    let foreign = app.foreign_organization("Mường La").await;
    let officer = app.officer();
    let ask = async |id: Uuid| {
        let id = OrganizationId(id);
        let seen = officer
            .ask("query($id: ID!) { organization(id: $id) { name } }", json!({ "id": id.to_string() }));
        (officer.rename(id, to("Của tôi", 1, "key-0001"), ALL).await, seen.await)
    };

    assert_eq!(ask(foreign.id).await, ask(Uuid::now_v7()).await);
    assert_eq!(stored(&app, foreign.id).await, ("Mường La".to_owned(), 1));
}

async fn who_manages_here_and_reads_there_does_not_manage_there(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let both = app.foreign_officer().and(&app.partner(&app.world.commune));

    let answer = both.rename(OrganizationId(organization.id), to("Của tôi", 1, "key-0001"), ALL).await;

    assert_eq!(answer["data"]["organizationUpdate"]["userErrors"][0]["code"], "NOT_FOUND");
}

/// D17: a fault at each step of the write.
async fn a_fault_at_any_step_leaves_nothing_behind(app: TestApp) {
    let organization = app.organization("Chiềng Ly").await;
    let (officer, id) = (app.officer(), OrganizationId(organization.id));
    let steps = [
        ("INSERT", "idempotency"),
        ("UPDATE", "organization"),
        ("INSERT", "outbox"),
        ("UPDATE", "idempotency"),
        ("UPDATE", "audit_head"),
        ("INSERT", "audit_entry"),
        ("INSERT", "audit_payload"),
    ];
    for (verb, table) in steps {
        app.break_down(verb, table).await;
        let answer = officer.rename(id, to("Mới", 1, "key-0001"), ALL).await;
        app.mend(table).await;

        assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{verb} {table}: {answer}");
        assert!(answer["errors"][0]["extensions"]["requestId"].is_string());
        assert!(!answer.to_string().contains("broken"), "{verb} {table}: {answer}");
        assert!(traces(&app).await.iter().all(|(_, count)| *count == 0), "{verb} {table}");
        assert_eq!(stored(&app, organization.id).await, ("Chiềng Ly".to_owned(), 1), "{verb} {table}");
    }

    let done = officer.rename(id, to("Mới", 1, "key-0001"), ALL).await;
    assert_eq!(done["data"]["organizationUpdate"]["organization"]["version"], 2);
}

#[tokio::test]
async fn a_guard_answers_with_a_code() {
    let app = TestApp::on_sqlite().await;
    let organization = app.organization("Chiềng Ly").await;
    let rename = async |actor: Actor<'_>| {
        let answer = actor.rename(OrganizationId(organization.id), to("Mới", 1, "key-0001"), ALL).await;
        answer["errors"][0]["extensions"]["code"].clone()
    };
    assert_eq!(rename(app.anonymous()).await, "FORBIDDEN");
    assert_eq!(rename(app.director(&organization)).await, "FORBIDDEN");
}
