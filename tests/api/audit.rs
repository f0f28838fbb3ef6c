use backend::platform::audit::{Verdict, verify};
use futures_util::future::join_all;
use serde_json::json;
use shared::OrganizationId;

use crate::harness::TestApp;

/// Three renames of one organization by the home office.
async fn three_acts(app: &TestApp) {
    let (organization, officer) = (app.organization("Chiềng Ly").await, app.officer());
    for version in 1..=3 {
        let (name, key) = (format!("Tên {version}"), format!("key-000{version}"));
        let input = json!({ "name": name, "expectedVersion": version, "idempotencyKey": key });
        let answer = officer.rename(OrganizationId(organization.id), input, "userErrors { code }").await;
        assert_eq!(answer["data"]["organizationUpdate"]["userErrors"], json!([]));
    }
}

async fn verdict(app: &TestApp) -> Verdict {
    verify(&app.db, app.world.office).await.unwrap()
}

on_both_databases! {
    a_chain_verifies_and_each_office_has_its_own,
    acts_at_the_same_time_make_one_chain,
    the_database_refuses_to_change_what_was_written,
    a_tampered_row_is_found,
    a_chain_cut_short_is_found,
    an_erased_payload_reads_as_erased_not_as_tampered,
}

async fn a_chain_verifies_and_each_office_has_its_own(app: TestApp) {
    three_acts(&app).await;
    assert_eq!(verdict(&app).await, Verdict::Intact { entries: 3, erased: vec![] });
    let other = verify(&app.db, app.world.other_office).await.unwrap();
    assert_eq!(other, Verdict::Intact { entries: 0, erased: vec![] });
}

async fn acts_at_the_same_time_make_one_chain(app: TestApp) {
    let mut organizations = Vec::new();
    for number in 0..12 {
        organizations.push(app.organization(&format!("Số {number}")).await);
    }
    let officers = [app.officer(), app.officer()];

    let done = join_all(organizations.iter().zip(officers.iter().cycle()).map(|(organization, officer)| {
        let key = format!("key-{}", organization.id);
        let input = json!({ "name": "Mới", "expectedVersion": 1, "idempotencyKey": key });
        officer.rename(OrganizationId(organization.id), input, "userErrors { code }")
    }))
    .await;

    assert!(
        done.iter().all(|answer| answer["data"]["organizationUpdate"]["userErrors"] == json!([])),
        "{done:?}"
    );
    assert_eq!(verdict(&app).await, Verdict::Intact { entries: 12, erased: vec![] });
}

async fn the_database_refuses_to_change_what_was_written(app: TestApp) {
    three_acts(&app).await;
    for statement in [
        "UPDATE audit_entry SET operation = 'nothing'",
        "DELETE FROM audit_entry",
        "UPDATE audit_payload SET after = '{}'",
    ] {
        let refused = app.meddle(statement).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
    assert_eq!(verdict(&app).await, Verdict::Intact { entries: 3, erased: vec![] });
}

/// D18: what was tampered with is found; append-only and one row for each act in the tests beside it.
async fn a_tampered_row_is_found(app: TestApp) {
    three_acts(&app).await;
    app.lift_append_only().await;
    app.meddle("UPDATE audit_payload SET after = '{}' WHERE seq = 3").await.unwrap();
    assert_eq!(verdict(&app).await, Verdict::Broken { seq: 3 });
    app.meddle("UPDATE audit_entry SET subject_version = 9 WHERE seq = 2").await.unwrap();
    assert_eq!(verdict(&app).await, Verdict::Broken { seq: 2 });
}

async fn a_chain_cut_short_is_found(app: TestApp) {
    three_acts(&app).await;
    app.lift_append_only().await;
    app.meddle("DELETE FROM audit_entry WHERE seq = 3").await.unwrap();
    assert_eq!(verdict(&app).await, Verdict::Broken { seq: 3 });
}

async fn an_erased_payload_reads_as_erased_not_as_tampered(app: TestApp) {
    three_acts(&app).await;
    app.meddle("DELETE FROM audit_payload WHERE seq = 2").await.unwrap();
    assert_eq!(verdict(&app).await, Verdict::Intact { entries: 3, erased: vec![2] });
}
