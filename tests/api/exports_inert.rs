//! Whatever somebody wrote into a record, a file of it calculates nothing.
use std::io::{Cursor, Read};

use backend::{demo::Era, identity::DEMO_PASSWORD};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use shared::ListKind;

use crate::harness::{Browser, TestApp};

on_both_databases! {
    no_text_of_any_list_is_taken_for_a_formula,
}

/// Each text a file shows, of each list.
const TEXTS: [(&str, &str); 13] = [
    ("organization", "name"),
    ("organization", "address"),
    ("organization", "phone"),
    ("organization", "email"),
    ("unit", "name"),
    ("unit", "code"),
    ("task", "title"),
    ("directive", "title"),
    ("directive", "kind"),
    ("directive", "number"),
    ("directive", "issuer"),
    ("assignment", "answer"),
    ("account", "full_name"),
];

async fn somebody(app: &TestApp, role: &str) -> Browser {
    let sql = format!(
        "SELECT a.login FROM membership AS m JOIN account AS a ON a.id = m.account_id WHERE m.role = '{role}' ORDER BY a.login"
    );
    let statement = Statement::from_string(app.db.get_database_backend(), sql);
    let login: String = app.db.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    let mut browser = app.browser();
    assert_eq!(browser.sign_in(&login, DEMO_PASSWORD).await["userErrors"], json!([]));
    browser
}

async fn no_text_of_any_list_is_taken_for_a_formula(app: TestApp) {
    app.fill_demonstration(Era::Of2019).await;
    let mut admin = somebody(&app, "admin").await;
    let issue = "mutation($input: TokenIssueInput!) { tokenIssue(input: $input) { userErrors { code } } }";
    let offices = admin.ask("{ viewer { memberships { organization { id } } } }", json!({})).await;
    let office = &offices["data"]["viewer"]["memberships"][0]["organization"]["id"];
    let input = json!({ "organizationId": office, "name": "=1+1", "purpose": "=1+1", "days": 30,
        "scope": ["READ_DIRECTIVES"] });
    let issued = admin.ask(issue, json!({ "input": input })).await;
    assert_eq!(issued["data"]["tokenIssue"]["userErrors"], json!([]));

    for payload in ["=1+1", "+1+1", "-1+1", "@A1", "\t=1+1", "\r=1+1", " =1+1", "=1\n=2"] {
        for (table, column) in TEXTS {
            app.meddle(&format!("UPDATE {table} SET {column} = '{payload}'")).await.unwrap();
        }
        for list in ListKind::ALL {
            // Ten files a minute.
            app.later(chrono::TimeDelta::seconds(61));
            let rows = admin.csv(list.tag(), &json!({})).await;
            let cells = rows.iter().flatten().filter(|cell| !cell.is_empty());
            let (mut texts, mut inert) = (0, 0);
            for cell in cells {
                texts += 1;
                inert += usize::from(cell.starts_with('\''));
                let is_safe = !cell.trim_start().starts_with(['=', '+', '-', '@'])
                    && !cell.starts_with(['\t', '\r', '\n']);
                assert!(is_safe, "{list:?}: {cell:?}");
            }
            assert!(texts > 0, "{list:?}");
            // The trail shows whom the act was by.
            assert!(inert > 0, "{list:?} shows none of {payload:?}");
        }
    }
    for list in ListKind::ALL {
        app.later(chrono::TimeDelta::seconds(61));
        let mut response = admin.export(&format!("{}.xlsx", list.tag()), &json!({})).await;
        let body = response.take_body().into_vec().await.unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(body)).unwrap();
        let mut sheet = String::new();
        zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        assert!(!sheet.contains("<f") && sheet.contains("s=\"3\" t=\"inlineStr\""), "{list:?}");
    }
}
