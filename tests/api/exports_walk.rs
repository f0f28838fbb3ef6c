//! A long list goes page by page: whole, in pieces, and no more statements than pages.
use std::io::{Cursor, Read};

use backend::http::Site;
use futures_util::StreamExt;
use sea_orm::Statement;
use serde_json::{Value, json};
use shared::Role;

use crate::{
    exports::{Rows, read_csv},
    harness::{Browser, PASSWORD, TestApp},
};

on_both_databases! {
    a_long_list_comes_whole_and_in_pieces,
    a_page_costs_the_same_however_many_there_are,
    a_list_that_is_too_long_is_cut_with_a_word,
    who_goes_away_is_noted_with_what_had_left,
    a_file_that_breaks_off_is_not_whole,
}

const NAMES: &str = "organizations.csv";

/// So many organizations, and somebody who reads them.
async fn filled(app: &TestApp, count: i64, most_rows: usize) -> Browser {
    let center = app.organization("Trung tâm 0000").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    more(app, count - 1).await;
    let mut browser = app.browser_at(Site { free_queries: true, most_rows, ..Site::default() });
    assert_eq!(browser.sign_in("officer", PASSWORD).await["userErrors"], json!([]));
    browser
}

pub async fn more(app: &TestApp, count: i64) {
    let (id, name) = if app.is_postgres() {
        ("gen_random_uuid()", "lpad(i::text, 6, '0')")
    } else {
        ("randomblob(16)", "printf('%06d', i)")
    };
    let (sort, rest) = if app.is_postgres() {
        (format!("convert_to({name}, 'UTF8')"), "version, office_id, unit_id, kind, search_text, valid_from")
    } else {
        (format!("CAST({name} AS BLOB)"), "version, office_id, unit_id, kind, search_text, valid_from")
    };
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
         INSERT INTO organization (id, name, name_sort, {rest})
         SELECT {id}, 'Trung tâm ' || {name}, {sort}, {rest} FROM n, (SELECT * FROM organization LIMIT 1) AS o"
    );
    app.meddle(&sql).await.unwrap();
}

/// The body, piece by piece.
async fn pieces(browser: &Browser, file: &str, asked: &Value) -> Vec<Vec<u8>> {
    let response = browser.export(file, asked).await;
    assert_eq!(response.status().as_u16(), 200);
    response.into_body().into_bytes_stream().map(|piece| piece.unwrap().to_vec()).collect().await
}

fn is_all(rows: &Rows, count: usize) {
    let mut names: Vec<_> = rows[1..].iter().map(|row| row[0].clone()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

async fn a_long_list_comes_whole_and_in_pieces(app: TestApp) {
    let officer = filled(&app, 730, 100_000).await;
    let came = pieces(&officer, NAMES, &json!({ "columns": ["name", "unit"] })).await;
    assert!(came.len() >= 8, "{}", came.len());
    is_all(&read_csv(&came.concat()), 730);

    let came = pieces(&officer, "organizations.xlsx", &json!({ "columns": ["name"] })).await;
    assert!(came.len() >= 2, "{}", came.len());
    let mut zip = zip::ZipArchive::new(Cursor::new(came.concat())).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert_eq!(sheet.matches("<row ").count(), 731);
    assert!(sheet.contains("Trung tâm 000729</t>") && sheet.ends_with("</worksheet>"));
}

async fn a_page_costs_the_same_however_many_there_are(app: TestApp) {
    let officer = filled(&app, 200, 100_000).await;
    let asked = json!({ "columns": ["name", "unit", "parent", "phone"] });
    let mut sent = Vec::new();
    for added in [0, 300] {
        if added > 0 {
            more(&app, added).await;
        }
        let (_, statements) = app.statements_of(pieces(&officer, NAMES, &asked)).await;
        let reads = |table: &str| {
            let from = format!("FROM \"{table}\"");
            statements.iter().filter(|statement| statement.sql.contains(&from)).count()
        };
        sent.push((reads("organization"), statements.len()));
    }
    assert_eq!((sent[0].0, sent[1].0), (2, 5), "{sent:?}");
    // Besides its rows each page asks for their units; who asks, what it costs and the trail are asked for once.
    assert!(sent.iter().all(|(pages, all)| *all <= 2 * pages + 20), "{sent:?}");
}

async fn a_list_that_is_too_long_is_cut_with_a_word(app: TestApp) {
    for (most, rows, is_cut) in [(300, 251, false), (251, 251, false), (250, 250, true), (200, 200, true)] {
        let officer = if app.count("account").await == 0 {
            filled(&app, 251, most).await
        } else {
            let mut browser = app.browser_at(Site { free_queries: true, most_rows: most, ..Site::default() });
            browser.sign_in("officer", PASSWORD).await;
            browser
        };
        let came = officer.csv("organizations", &json!({ "columns": ["name"] })).await;
        assert_eq!(came.len(), 1 + rows + usize::from(is_cut), "{most}");
        let last = &came.last().unwrap()[0];
        assert_eq!(last.starts_with(&format!("Tệp dừng ở đây: nhiều nhất {most} dòng.")), is_cut, "{last}");
        let trail = noted(&app).await;
        assert!(
            trail.contains(&format!("\"cut\":{is_cut}")) && trail.contains(&format!("\"rows\":{rows}")),
            "{trail}"
        );
    }
}

/// What the trail holds last of all.
async fn noted(app: &TestApp) -> String {
    use sea_orm::ConnectionTrait;
    let sql = "SELECT after FROM audit_payload ORDER BY seq DESC LIMIT 1";
    let row = app.db.query_one_raw(Statement::from_string(app.db.get_database_backend(), sql)).await.unwrap();
    row.map_or_else(String::new, |row| row.try_get("", "after").unwrap())
}

async fn who_goes_away_is_noted_with_what_had_left(app: TestApp) {
    let officer = filled(&app, 1_500, 100_000).await;
    let response = officer.export(NAMES, &json!({})).await;
    let mut pieces = response.into_body().into_bytes_stream();
    assert!(pieces.next().await.is_some());
    drop(pieces);
    // The walk notices at the next piece.
    while app.count("audit_entry").await == 0 {
        tokio::task::yield_now().await;
    }
    let trail: Value = serde_json::from_str(&noted(&app).await).unwrap();
    assert_eq!(trail["whole"], false);
    assert!((100..1_500).contains(&trail["rows"].as_u64().unwrap()), "{trail}");
}

async fn a_file_that_breaks_off_is_not_whole(app: TestApp) {
    let officer = filled(&app, 150, 100_000).await;
    app.break_down("INSERT", "audit_entry").await;
    let response = officer.export(NAMES, &json!({ "columns": ["name"] })).await;
    let came: Vec<_> = response.into_body().into_bytes_stream().collect().await;
    // What cannot be noted does not leave as a whole.
    assert!(came.last().unwrap().is_err());
    let whole: Vec<u8> = came.into_iter().flatten().flatten().collect();
    assert!(!String::from_utf8_lossy(&whole).contains("Trung tâm 000149"));
    app.mend("audit_entry").await;
}
