//! The first administrator comes from the shell.
use std::sync::Arc;

use backend::{
    clock::SystemChance,
    identity::{NotAdded, add_account},
    organizations::NotNamed,
};
use serde_json::json;
use shared::{AccountOpenInput, NodeId, OrganizationId, OrganizationKind, Role};

use crate::harness::{PASSWORD, TestApp};

on_both_databases! {
    an_account_from_the_shell_signs_in_and_stands_in_the_trail,
    a_name_that_two_organizations_have_opens_nothing,
}

fn input(organization: &str) -> AccountOpenInput {
    AccountOpenInput {
        login: "dau-tien".to_owned(),
        full_name: "Quàng Văn Đầu".to_owned(),
        password: Some(PASSWORD.to_owned()),
        organization_id: NodeId::from(organization),
        role: Role::Admin,
    }
}

async fn an_account_from_the_shell_signs_in_and_stands_in_the_trail(app: TestApp) {
    let office = app.body(OrganizationKind::EducationOffice, &app.world.commune, "Phòng").await;
    let means = app.means(Arc::new(SystemChance));
    let id = add_account(&means, input(&OrganizationId(office.id).to_string())).await.unwrap();

    let mut admin = app.signed_in("dau-tien").await;
    let query = "{ viewer { id fullName memberships { role organization { name } } }
      auditEntries(first: 5) { nodes { operation subject before after account { id } } } auditVerify { intact } }";
    let answer = admin.ask(query, json!({})).await;
    let membership = json!({ "role": "ADMIN", "organization": { "name": "Phòng" } });
    let viewer = json!({ "id": id, "fullName": "Quàng Văn Đầu", "memberships": [membership] });
    assert_eq!(answer["data"]["viewer"], viewer, "{answer}");
    let entry = &answer["data"]["auditEntries"]["nodes"][0];
    let after = json!({ "login": "dau-tien", "role": "admin" }).to_string();
    let expected = json!({
        "operation": "accountOpen", "subject": id, "before": "null", "after": after, "account": null,
    });
    assert_eq!((entry, &answer["data"]["auditVerify"]["intact"]), (&expected, &json!(true)));

    let again = add_account(&means, input("Phòng")).await;
    assert!(matches!(again, Err(NotAdded::Refused(said)) if said == "This login is taken. Choose another."));
}

async fn a_name_that_two_organizations_have_opens_nothing(app: TestApp) {
    app.organization("Trùng tên").await;
    app.foreign_organization("Trùng tên").await;
    let refused = add_account(&app.means(Arc::new(SystemChance)), input("Trùng tên")).await;
    assert!(
        matches!(refused, Err(NotAdded::Organization(NotNamed::Several(ids))) if ids.matches("organization:").count() == 2)
    );
    assert_eq!((app.count("account").await, app.count("audit_entry").await), (0, 0));
}
