//! An import is undone as a whole, or not at all.
use serde_json::json;

use super::{HEADINGS, admin, codes, schools, workbook};
use crate::{
    harness::TestApp,
    organization_registry::{form, update},
};

on_both_databases! {
    what_was_changed_or_is_in_use_keeps_all_of_it,
    what_its_slice_knows_nothing_of_keeps_it_too,
}

async fn what_was_changed_or_is_in_use_keeps_all_of_it(app: TestApp) {
    let mut admin = admin(&app).await;
    let looked = admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &schools(3))).await;
    let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
    let before = app.count("organization").await;
    let id = app.first_id("organization WHERE name = 'Trường số 2'").await;
    let changed = update(&mut admin, id, 1, form("Trường số hai", app.world.commune.id)).await;
    assert_eq!(changed["userErrors"], json!([]));
    let refused = admin.undo(&done["import"]).await;
    assert_eq!(codes(&refused), ["WRONG_STATE"]);
    let message = refused["userErrors"][0]["message"].as_str().unwrap();
    assert!(message.contains("1 mục") && message.contains("Trường số hai"), "{message}");
    assert_eq!((app.count("organization").await, app.count("import_row").await), (before, 3));
    // Back at its first version, but somebody works there.
    app.meddle("UPDATE organization SET version = 1").await.unwrap();
    let membership =
        "UPDATE membership SET organization_id = (SELECT id FROM organization WHERE name = 'Trường số 3')";
    app.meddle(membership).await.unwrap();
    let mut browser = app.signed_in("admin").await;
    let refused = browser.undo(&done["import"]).await;
    assert!(refused["userErrors"][0]["message"].as_str().unwrap().contains("Trường số 3"), "{refused}");
    assert_eq!(app.count("organization").await, before);
}

async fn what_its_slice_knows_nothing_of_keeps_it_too(app: TestApp) {
    let mut admin = admin(&app).await;
    let looked = admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &schools(3))).await;
    let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
    let before = app.count("organization").await;
    let id = if app.is_postgres() { "uuid" } else { "blob" };
    let refers = format!("CREATE TABLE foreign_to_all (id {id} REFERENCES organization (id))");
    app.meddle(&refers).await.unwrap();
    app.meddle("INSERT INTO foreign_to_all SELECT id FROM organization WHERE name = 'Trường số 1'")
        .await
        .unwrap();
    let refused = admin.undo(&done["import"]).await;
    assert_eq!((codes(&refused), app.count("organization").await), (vec!["WRONG_STATE"], before));
    app.meddle("DELETE FROM foreign_to_all").await.unwrap();
    assert_eq!(admin.undo(&done["import"]).await["import"]["state"], "UNDONE");
    assert_eq!(app.count("organization").await, before - 3);
}
