//! The demonstration tells the same story wherever and whenever it is filled.
use backend::demo::Era;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::harness::TestApp;

on_both_databases! {
    everybody_of_the_district_signs_in_with_the_common_password,
    everybody_of_the_province_signs_in_with_the_common_password,
    the_registry_reads_as_of_then_and_of_now,
    the_matrix_reads_by_the_boundaries_of_then_and_of_now,
    what_is_told_bears_the_days_of_the_story_and_the_names_of_its_people,
}

/// What became of each task at each organization, without the ids that are drawn anew each time.
const STORY: &str = "SELECT task.title || ' | ' || organization.name || ' | ' || assignment.state || ' | '
    || COALESCE(assignment.answer, '') || ' | ' || COALESCE(CAST(SUM(figure.value) AS TEXT), '') || ' | '
    || CAST(assignment.due_on AS TEXT) AS line
  FROM assignment JOIN task ON task.id = assignment.task_id
  JOIN organization ON organization.id = assignment.organization_id
  LEFT JOIN figure ON figure.assignment_id = assignment.id
  GROUP BY assignment.id, task.title, organization.name, assignment.state, assignment.answer, assignment.due_on";

async fn lines(app: &TestApp, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(app.db.get_database_backend(), sql);
    let rows = app.db.query_all_raw(statement).await.unwrap();
    let mut lines: Vec<String> = rows.iter().map(|row| row.try_get("", "line").unwrap()).collect();
    lines.sort_unstable();
    lines
}

async fn story(app: TestApp, era: Era) -> Vec<String> {
    app.fill_demonstration(era).await;
    lines(&app, STORY).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_fillings_tell_one_story_on_both_databases() {
    for era in [Era::Of2019, Era::Of2026] {
        let first = story(TestApp::on_sqlite().await, era).await;
        assert!(first.len() > 100, "{era:?}: {}", first.len());
        assert_eq!(first, story(TestApp::on_sqlite().await, era).await);
        assert_eq!(first, story(TestApp::on_postgres().await, era).await);
    }
}

const OF_OFFICE: [&str; 17] = [
    "admin", "officer", "leader", "clerk", "council1", "council2", "council3", "council4", "council5",
    "partner.phunu", "partner.nongdan", "partner.bienphong", "partner.khuyenhoc", "province", "homeaffairs",
    "chairman", "surveyor",
];
const COMMUNES: [&str; 8] =
    ["dom-cang", "muong-lan", "muong-leo", "muong-va", "nam-lanh", "pung-banh", "sam-kha", "sop-cop"];

async fn everybody_of_the_district_signs_in_with_the_common_password(app: TestApp) {
    let logins = everybody_signs_in(&app, Era::Of2019).await;
    let of_communes =
        COMMUNES.iter().flat_map(|slug| ["director", "school"].map(|role| format!("{role}.{slug}")));
    for login in OF_OFFICE.map(ToOwned::to_owned).into_iter().chain(of_communes) {
        assert!(logins.contains(&login), "{login}");
    }
}

async fn everybody_of_the_province_signs_in_with_the_common_password(app: TestApp) {
    let logins = everybody_signs_in(&app, Era::Of2026).await;
    let of_communes =
        ["muong-lan", "muong-leo", "pung-banh", "sop-cop"].map(|slug| format!("director.{slug}"));
    // Its communes were merged, the schools were not.
    let of_schools = COMMUNES.map(|slug| format!("school.{slug}"));
    for login in OF_OFFICE.map(ToOwned::to_owned).into_iter().chain(of_communes).chain(of_schools) {
        assert!(logins.contains(&login), "{login}");
    }
    let mut officer = app.browser();
    let signed_in = officer.sign_in("officer", "den-sach-demo").await;
    // Today, by the clock that the test was given.
    assert_eq!(signed_in["viewer"]["office"], json!({ "isDemo": true, "today": "2026-11-24" }));
}

async fn everybody_signs_in(app: &TestApp, era: Era) -> Vec<String> {
    let filled = app.fill_demonstration(era).await;
    assert_eq!(filled.password, "den-sach-demo");
    for login in &filled.logins {
        let answer = app.browser().sign_in(login, filled.password).await;
        assert_eq!(answer["viewer"]["login"], json!(login), "{answer}");
    }
    filled.logins
}

async fn what_is_told_bears_the_days_of_the_story_and_the_names_of_its_people(app: TestApp) {
    app.fill_demonstration(Era::Of2019).await;
    let strangers = "SELECT evidence.text AS line FROM evidence
      LEFT JOIN account ON account.id = evidence.added_by
      LEFT JOIN membership ON membership.account_id = account.id
      JOIN assignment ON assignment.id = evidence.assignment_id
      WHERE membership.organization_id IS NULL OR membership.organization_id <> assignment.organization_id";
    assert_eq!(lines(&app, strangers).await, Vec::<String>::new());
    for (table, column) in [
        ("evidence", "added_at"),
        ("assignment", "submitted_at"),
        ("assignment", "decided_at"),
        ("directive", "entered_at"),
        ("account", "created_at"),
    ] {
        let later =
            format!("SELECT CAST({column} AS TEXT) AS line FROM {table} WHERE {column} >= '2020-04-16'");
        assert_eq!(lines(&app, &later).await, Vec::<String>::new(), "{table}");
        let told =
            format!("SELECT CAST({column} AS TEXT) AS line FROM {table} WHERE {column} >= '2019-09-01'");
        assert!(!lines(&app, &told).await.is_empty(), "{table}");
    }
}

const REGISTRY: &str = "query($day: NaiveDate) { organizations(first: 20, asOf: $day,
  where: { and: [{ name: { contains: \"Nậm Lạnh\" } }] }) { nodes { name validTo
    unit { name } predecessors { name } successors { name unit { name } } } } }";
const MERGED: &str =
    "query { organizations(first: 20, where: { name: { contains: \"Ủy ban nhân dân xã Sốp Cộp\" } }) {
  nodes { name validFrom predecessors { name validTo } successors { name } } } }";

async fn the_registry_reads_as_of_then_and_of_now(app: TestApp) {
    app.fill_demonstration(Era::Of2026).await;
    let mut officer = app.browser();
    officer.sign_in("officer", "den-sach-demo").await;

    let then = officer.ask(REGISTRY, json!({ "day": "2025-06-30" })).await;
    let of_commune = |name: &str, next: &str| {
        json!({ "name": name, "validTo": "2025-06-30", "unit": { "name": "Xã Nậm Lạnh" }, "predecessors": [],
          "successors": [{ "name": next, "unit": { "name": "Xã Sốp Cộp" } }] })
    };
    let school = "Trường Tiểu học và Trung học cơ sở Nậm Lạnh";
    let expected = json!([
        of_commune("Hội Khuyến học xã Nậm Lạnh", "Hội Khuyến học xã Sốp Cộp"),
        of_commune("Trung tâm học tập cộng đồng xã Nậm Lạnh", "Trung tâm học tập cộng đồng xã Sốp Cộp"),
        of_commune(school, school),
        of_commune("Ủy ban nhân dân xã Nậm Lạnh", "Ủy ban nhân dân xã Sốp Cộp"),
    ]);
    assert_eq!(then["data"]["organizations"]["nodes"], expected, "{then}");

    let now = officer.ask(REGISTRY, json!({})).await;
    let expected = json!([{ "name": school, "validTo": null, "unit": { "name": "Xã Sốp Cộp" },
      "predecessors": [{ "name": school }], "successors": [] }]);
    assert_eq!(now["data"]["organizations"]["nodes"], expected, "{now}");

    let merged = officer.ask(MERGED, json!({})).await;
    let before = ["Mường Và", "Nậm Lạnh", "Sốp Cộp"]
        .map(|name| json!({ "name": format!("Ủy ban nhân dân xã {name}"), "validTo": "2025-06-30" }));
    let expected = json!([{ "name": "Ủy ban nhân dân xã Sốp Cộp", "validFrom": "2025-07-01",
      "predecessors": before, "successors": [] }]);
    assert_eq!(merged["data"]["organizations"]["nodes"], expected, "{merged}");
}

const MATRIX: &str = "query($id: ID!, $day: NaiveDate) { directiveMatrix(id: $id, asOf: $day) {
  units { name } rows { counts { total late accepted } cells { counts { total } } } } }";
const DIRECTIVE: &str = "{ directives(first: 1, where: { state: { eq: PUBLISHED } }) { nodes { id } } }";

async fn the_matrix_reads_by_the_boundaries_of_then_and_of_now(app: TestApp) {
    app.fill_demonstration(Era::Of2019).await;
    let mut officer = app.browser();
    officer.sign_in("officer", "den-sach-demo").await;
    let id = officer.ask(DIRECTIVE, json!({})).await["data"]["directives"]["nodes"][0]["id"].clone();
    let mut read = Vec::new();
    for day in [json!(null), json!("2025-06-30"), json!("2025-07-01")] {
        let answer = officer.ask(MATRIX, json!({ "id": id, "day": day })).await;
        read.push(answer["data"]["directiveMatrix"].clone());
    }
    assert_eq!(read[0], read[1]);
    let names = |matrix: &serde_json::Value| {
        let units = matrix["units"].as_array().unwrap().iter();
        units.map(|unit| unit["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&read[0]).len(), 8 + 1);
    let merged = ["Xã Mường Lạn", "Xã Mường Lèo", "Xã Púng Bánh", "Xã Sốp Cộp", "Huyện Sốp Cộp"];
    assert_eq!(names(&read[2]), merged);
    // Nothing is lost and nothing is counted twice.
    let rows = |matrix: &serde_json::Value| matrix["rows"].as_array().unwrap().clone();
    for (then, now) in rows(&read[0]).iter().zip(rows(&read[2])) {
        assert_eq!(then["counts"], now["counts"]);
    }
    let cell = |matrix: &serde_json::Value, row: usize, name: &str| {
        let at = names(matrix).iter().position(|unit| unit == name).unwrap();
        rows(matrix)[row]["cells"][at]["counts"]["total"].as_i64().unwrap()
    };
    let row = rows(&read[0]).iter().position(|row| row["counts"]["total"].as_i64() > Some(10)).unwrap();
    let apart = ["Xã Mường Và", "Xã Nậm Lạnh", "Xã Sốp Cộp"].map(|name| cell(&read[0], row, name));
    assert_eq!(cell(&read[2], row, "Xã Sốp Cộp"), apart.iter().sum::<i64>());
}
