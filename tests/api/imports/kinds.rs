//! Accounts and villages that come in by a file.
use serde_json::json;

use super::{admin, codes, row, workbook};
use crate::harness::{PASSWORD, TestApp};

on_both_databases! {
    accounts_come_in_without_a_password,
    villages_come_in_below_their_commune,
}

async fn accounts_come_in_without_a_password(app: TestApp) {
    let mut admin = admin(&app).await;
    app.organization("Trung tâm Chiềng Ly").await;
    app.foreign_organization("Trung tâm Mường La").await;
    let headings = ["Họ tên", "Tên đăng nhập", "Đơn vị", "Vai trò"];
    let director = admin_word(&mut admin).await;
    let rows = [
        row(["Lò Văn An", "lo.van.an", "Trung tâm Chiềng Ly", &director]),
        row(["Lò Thị Bun", "admin", "Trung tâm Chiềng Ly", &director]),
        row(["Lò Thị Cương", "Có dấu", "Trung tâm Chiềng Ly", &director]),
        row(["Lò Thị Dung", "lo.thi.dung", "Trung tâm Mường La", &director]),
        row(["Lò Thị Én", "lo.thi.en", "Trung tâm Chiềng Ly", "admin"]),
        row(["Lò Thị Ín", "lo.van.an", "Trung tâm Chiềng Ly", &director]),
    ];
    let looked = admin.bring("ACCOUNTS", workbook(&headings, &rows)).await;
    let faults = looked["import"]["check"]["faults"].as_array().unwrap();
    let told: Vec<_> = faults
        .iter()
        .map(|fault| {
            (
                fault["row"].as_u64().unwrap(),
                fault["field"].as_str().unwrap(),
                fault["code"].as_str().unwrap(),
            )
        })
        .collect();
    let expected = [
        (3, "login", "TAKEN"),
        (4, "login", "INVALID"),
        (5, "organization", "NOT_FOUND"),
        (6, "role", "NOT_ALLOWED"),
        (7, "login", "TAKEN"),
    ];
    assert_eq!(told, expected);
    let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
    assert_eq!((codes(&done).len(), &done["import"]["written"]), (0, &json!(1)));
    assert_eq!(app.count("membership WHERE role = 'director'").await, 1);
    let mut browser = app.browser();
    for password in ["!", "", PASSWORD] {
        let answer = browser.sign_in("lo.van.an", password).await;
        assert_eq!(answer["userErrors"][0]["code"], "INVALID", "{answer}");
    }
    let (accounts, memberships) = (app.count("account").await, app.count("membership").await);
    let undone = admin.undo(&done["import"]).await;
    assert_eq!(codes(&undone).len(), 0);
    assert_eq!((app.count("account").await, app.count("membership").await), (accounts - 1, memberships - 1));
}

/// What the template calls a director.
async fn admin_word(admin: &mut crate::harness::Browser) -> String {
    let mut template = admin.get("/imports/templates/accounts.xlsx", &[]).await;
    assert_eq!(template.status(), 200);
    assert!(template.take_body().into_vec().await.unwrap().len() > 1_000);
    shared::Role::Director.word().said(shared::Locale::Vi).to_owned()
}

async fn villages_come_in_below_their_commune(app: TestApp) {
    let mut admin = admin(&app).await;
    let headings = ["Bản", "Xã", "Mã số", "Có từ ngày"];
    let rows = [
        row(["Bản Hạ", "Chiềng Ly", "04225.01", "01/02/2010"]),
        row(["Bản Hạ", "Tông Lạnh", "", ""]),
        row(["Bản Hạ", "xã Chiềng Ly", "", ""]),
        row(["Bản Thượng", "Thuận Châu", "", ""]),
        row(["Bản Trung", "Chiềng Ly", "x1", "30/02/2010"]),
        row(["Bản Xa", "Mường La", "", ""]),
    ];
    let looked = admin.bring("VILLAGES", workbook(&headings, &rows)).await;
    let faults = looked["import"]["check"]["faults"].as_array().unwrap();
    let told: Vec<_> = faults
        .iter()
        .map(|fault| (fault["row"].as_u64().unwrap(), fault["field"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [(4, "name"), (5, "commune"), (6, "code"), (6, "from"), (7, "commune")]);
    let before = app.count("unit").await;
    let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
    assert_eq!((codes(&done).len(), app.count("unit").await), (0, before + 2));
    let units = admin.ask("{ units(first: 10, where: { name: { contains: \"ban ha\" } }) { nodes { name code kind validFrom parent { name } } } }", json!({})).await;
    let nodes = units["data"]["units"]["nodes"].as_array().unwrap();
    assert!(
        nodes.contains(&json!({ "name": "Bản Hạ", "code": "04225.01", "kind": "VILLAGE",
        "validFrom": "2010-02-01", "parent": { "name": "Chiềng Ly" } })),
        "{units}"
    );
    // Somebody stands in one of them.
    let stands = "UPDATE organization SET unit_id = (SELECT id FROM unit WHERE code = '04225.01')";
    app.meddle(stands).await.unwrap();
    let refused = admin.undo(&done["import"]).await;
    assert_eq!((codes(&refused), app.count("unit").await), (vec!["WRONG_STATE"], before + 2));
    app.meddle("UPDATE organization SET unit_id = (SELECT id FROM unit WHERE kind = 'district' LIMIT 1)")
        .await
        .unwrap();
    assert_eq!(admin.undo(&done["import"]).await["import"]["state"], "UNDONE");
    assert_eq!(app.count("unit").await, before);
}
