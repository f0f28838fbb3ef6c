//! Who may import what, and what of another's is not there.
use serde_json::{Value, json};
use shared::Role;

use super::{HEADINGS, admin, codes, row, schools, somebody, workbook};
use crate::harness::TestApp;

on_both_databases! {
    nobody_imports_into_another_district,
    a_file_that_another_has_sent_is_not_there,
    another_offices_import_is_not_there,
    who_enters_no_accounts_imports_none,
}

async fn nobody_imports_into_another_district(app: TestApp) {
    let mut admin = admin(&app).await;
    let parent = app.foreign_organization("Phòng Mường La").await;
    let headings = ["Tên", "Loại", "Xã", "Trực thuộc"];
    let rows = [
        row(["Trường A", "Trường học", "Mường La", ""]),
        row(["Trường B", "Trường học", "Nơi không có", ""]),
        row(["Trường C", "Trường học", "Chiềng Ly", &parent.name]),
        row(["Trường D", "Trường học", "Chiềng Ly", "Phòng không có"]),
    ];
    let looked = admin.bring("ORGANIZATIONS", workbook(&headings, &rows)).await;
    let faults = looked["import"]["check"]["faults"].as_array().unwrap();
    let told: Vec<_> =
        faults.iter().map(|fault| (fault["column"].as_str(), fault["code"].as_str())).collect();
    let missing = |column| (Some(column), Some("NOT_FOUND"));
    // What lies elsewhere cannot be told from what is not there.
    assert_eq!(told, [missing("C"), missing("C"), missing("D"), missing("D")]);
    assert_eq!(codes(&admin.commit(&looked["import"], "GOOD_ROWS").await), ["WRONG_STATE"]);
}

async fn a_file_that_another_has_sent_is_not_there(app: TestApp) {
    let mut admin = admin(&app).await;
    let officer = somebody(&app, "officer", Role::Officer).await;
    let file = workbook(&HEADINGS, &schools(2));
    let sha256 = officer.hand_in(file.clone()).await;
    let missing = admin.check("ORGANIZATIONS", &"0".repeat(64), Value::Null).await;
    let theirs = admin.check("ORGANIZATIONS", &sha256, Value::Null).await;
    assert_eq!((codes(&theirs), &theirs["userErrors"]), (vec!["NOT_FOUND"], &missing["userErrors"]));
    // Who has sent the same bytes has them.
    assert_eq!(admin.hand_in(file).await, sha256);
    assert_eq!(codes(&admin.check("ORGANIZATIONS", &sha256, Value::Null).await).len(), 0);
}

async fn another_offices_import_is_not_there(app: TestApp) {
    let mut admin = admin(&app).await;
    let foreign = app.foreign_organization("Phòng Mường La").await;
    app.account("stranger", Role::Admin, &foreign, &app.world.other_district).await;
    let mut stranger = app.signed_in("stranger").await;
    let looked = admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &schools(2))).await;
    let import = &looked["import"];
    let sha256 = admin.hand_in(workbook(&HEADINGS, &schools(2))).await;
    assert_eq!(codes(&stranger.check("ORGANIZATIONS", &sha256, Value::Null).await), ["NOT_FOUND"]);
    assert_eq!(codes(&stranger.commit(import, "GOOD_ROWS").await), ["NOT_FOUND"]);
    let done = admin.commit(import, "GOOD_ROWS").await;
    assert_eq!(codes(&stranger.undo(&done["import"]).await), ["NOT_FOUND"]);
    let path = format!("/imports/{}/annotated.xlsx", import["id"].as_str().unwrap());
    assert_eq!(
        (
            stranger.get(&path, &[]).await.status().as_u16(),
            app.browser().get(&path, &[]).await.status().as_u16()
        ),
        (404, 404)
    );
    assert_eq!(admin.get(&path, &[]).await.status(), 200);
    let list = "{ imports(first: 5) { nodes { id written by { login } } } }";
    let seen = stranger.ask(list, json!({})).await;
    assert_eq!(seen["data"]["imports"]["nodes"], json!([]));
    let seen = admin.ask(list, json!({})).await;
    assert_eq!(
        seen["data"]["imports"]["nodes"],
        json!([{ "id": import["id"], "written": 2, "by": { "login": "admin" } }])
    );
}

async fn who_enters_no_accounts_imports_none(app: TestApp) {
    let mut officer = somebody(&app, "officer", Role::Officer).await;
    let looked = officer.bring("ORGANIZATIONS", workbook(&HEADINGS, &schools(2))).await;
    assert_eq!(codes(&looked).len(), 0);
    let refused = officer.bring("ACCOUNTS", workbook(&["Họ tên"], &[row(["Lò Văn An"])])).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(officer.get("/imports/templates/accounts.xlsx", &[]).await.status(), 404);
    assert_eq!(app.browser().get("/imports/templates/organizations.xlsx", &[]).await.status(), 404);
    // Nor is what another has brought there for them.
    let mut admin = admin(&app).await;
    let looked = admin.bring("ACCOUNTS", workbook(&["Họ tên"], &[row(["Lò Văn An"])])).await;
    let theirs = &looked["import"];
    let path = format!("/imports/{}/annotated.xlsx", theirs["id"].as_str().unwrap());
    assert_eq!(
        (admin.get(&path, &[]).await.status().as_u16(), officer.get(&path, &[]).await.status().as_u16()),
        (200, 404)
    );
    assert_eq!(codes(&officer.commit(theirs, "GOOD_ROWS").await), ["NOT_FOUND"]);
    let asked =
        officer.ask("query($id: ID!) { import(id: $id) { id } }", json!({ "id": theirs["id"] })).await;
    assert_eq!(asked["data"]["import"], Value::Null);
    let center = app.organization("Chiềng Ly").await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    let mut director = app.signed_in("director").await;
    let sha256 = director.hand_in(workbook(&HEADINGS, &schools(2))).await;
    let refused = director.check("ORGANIZATIONS", &sha256, Value::Null).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
}
