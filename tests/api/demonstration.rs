//! The demonstration tells the same story wherever and whenever it is filled.
use backend::demo::Era;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::harness::TestApp;

on_both_databases! {
    everybody_of_the_district_signs_in_with_the_common_password,
    everybody_of_the_province_signs_in_with_the_common_password,
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

const OF_OFFICE: [&str; 14] = [
    "admin", "officer", "leader", "clerk", "council1", "council2", "council3", "council4", "council5",
    "partner.phunu", "partner.nongdan", "partner.bienphong", "partner.khuyenhoc", "province",
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
