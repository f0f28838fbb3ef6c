//! The demonstration tells the same story wherever and whenever it is filled.
use sea_orm::{ConnectionTrait, Statement};

use crate::harness::TestApp;

/// What became of each task at each organization, without the ids that are drawn anew each time.
const STORY: &str = "SELECT task.title || ' | ' || organization.name || ' | ' || assignment.state || ' | '
    || COALESCE(assignment.answer, '') || ' | ' || COALESCE(CAST(SUM(figure.value) AS TEXT), '') AS line
  FROM assignment JOIN task ON task.id = assignment.task_id
  JOIN organization ON organization.id = assignment.organization_id
  LEFT JOIN figure ON figure.assignment_id = assignment.id
  GROUP BY task.title, organization.name, assignment.state, assignment.answer";

async fn story(app: TestApp) -> Vec<String> {
    app.fill_demonstration().await;
    let statement = Statement::from_string(app.db.get_database_backend(), STORY);
    let rows = app.db.query_all_raw(statement).await.unwrap();
    let mut lines: Vec<String> = rows.iter().map(|row| row.try_get("", "line").unwrap()).collect();
    lines.sort_unstable();
    lines
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_fillings_tell_one_story_on_both_databases() {
    let first = story(TestApp::on_sqlite().await).await;
    assert!(first.len() > 100, "{}", first.len());
    assert_eq!(first, story(TestApp::on_sqlite().await).await);
    assert_eq!(first, story(TestApp::on_postgres().await).await);
}
