//! What a token must hold before it is issued, and that nobody but its holder has it then.
use serde_json::{Value, json};
use shared::{OrganizationId, Role};

use crate::{
    harness::TestApp,
    memberships::{office, with},
    tokens::{issue, wanted},
};

on_both_databases! {
    a_token_is_refused_at_the_field_that_does_not_fit,
    the_token_itself_is_kept_nowhere,
}

fn refused(code: &str, field: &str) -> Value {
    json!([{ "code": code, "path": ["input", field] }])
}

async fn a_token_is_refused_at_the_field_that_does_not_fit(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let long = "x".repeat(501);
    let foreign = OrganizationId(app.foreign_organization("Mường La").await.id).to_string();
    for (field, value, code) in [
        ("name", json!(" "), "INVALID"),
        ("purpose", json!(""), "INVALID"),
        ("purpose", json!(long), "INVALID"),
        ("scope", json!([]), "INVALID"),
        ("scope", json!(["READ_ORGANIZATIONS", "MANAGE_ACCOUNTS"]), "INVALID"),
        ("days", json!(0), "INVALID"),
        ("days", json!(367), "INVALID"),
        ("organizationId", json!("organization:1"), "NOT_FOUND"),
        ("organizationId", json!(foreign), "NOT_FOUND"),
    ] {
        let answer = issue(&mut office.admin, &with(input.clone(), field, value)).await;
        assert_eq!(answer, json!({ "secret": null, "token": null, "userErrors": refused(code, field) }));
    }
    // Nobody works at the center, so nobody reads there.
    let center = OrganizationId(office.center).to_string();
    let of_center = with(input.clone(), "organizationId", center.as_str());
    assert_eq!(issue(&mut office.admin, &of_center).await["userErrors"], refused("NOT_ALLOWED", "scope"));
    let row = app.organization("Tông Lạnh").await;
    app.account("director", Role::Director, &row, &app.world.commune).await;
    let of_row = with(input.clone(), "organizationId", OrganizationId(row.id).to_string());
    assert_eq!(issue(&mut office.admin, &of_row).await["userErrors"], json!([]));
    let reports = with(of_row.clone(), "scope", json!(["READ_REPORTS"]));
    assert_eq!(issue(&mut office.admin, &reports).await["userErrors"], refused("NOT_ALLOWED", "scope"));
    // Whoever reaches less than the people there gives nothing.
    app.account("wide", Role::Director, &row, &app.world.district).await;
    let local = app.body(shared::OrganizationKind::EducationOffice, &app.world.commune, "Tổ").await;
    app.account("local", Role::Admin, &local, &app.world.commune).await;
    let mut local = app.signed_in("local").await;
    assert_eq!(issue(&mut local, &of_row).await["userErrors"], refused("NOT_ALLOWED", "organizationId"));
    assert_eq!(app.count("service_token").await, 1);
}

/// D12: only the hash is at rest.
async fn the_token_itself_is_kept_nowhere(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (issued, statements) = app.statements_of(issue(&mut office.admin, &input)).await;
    let secret = issued["secret"].as_str().unwrap();
    assert!(secret.starts_with("dsk_") && secret.len() == 42);
    for statement in statements {
        assert!(!format!("{statement:?}").contains(&secret[4..]), "{statement}");
    }
    assert_eq!(issued["token"]["expiresAt"].as_str().unwrap()[..10], *"2020-07-14", "{issued}");
    let query = "{ auditEntries(first: 1) { nodes { operation after } } auditVerify { intact } }";
    let trail = office.admin.ask(query, json!({})).await;
    let entry = &trail["data"]["auditEntries"]["nodes"][0];
    assert_eq!(
        (&entry["operation"], &trail["data"]["auditVerify"]["intact"]),
        (&json!("tokenIssue"), &json!(true))
    );
    let after: Value = serde_json::from_str(entry["after"].as_str().unwrap()).unwrap();
    assert_eq!(after["scope"], json!(["organizations", "directives"]), "{after}");
    assert!(!trail.to_string().contains("dsk_"));
}
