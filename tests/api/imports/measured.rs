//! How long files take, those that people fill in and those made to break whoever reads them: `cargo xtask prove` runs it.
use std::time::Instant;

use serde_json::Value;

use super::{admin, corpus, flow::fifty_wrong};
use crate::harness::TestApp;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn an_import_of_five_thousand_rows_and_each_hostile_file() {
    five_thousand_rows().await;
    hostile_files().await;
}

async fn five_thousand_rows() {
    for app in [TestApp::on_sqlite().await, TestApp::on_postgres().await] {
        let database = if app.is_postgres() { "PostgreSQL" } else { "SQLite" };
        let mut admin = admin(&app).await;
        let (file, wrong) = fifty_wrong();
        let mut took = Vec::new();
        let mut now = Instant::now();
        let mut lap = || {
            took.push(now.elapsed().as_millis());
            now = Instant::now();
        };
        let looked = admin.bring("ORGANIZATIONS", file).await;
        lap();
        assert_eq!(admin.annotated(&looked["import"]).await.len(), wrong.len());
        lap();
        let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
        lap();
        assert_eq!(done["import"]["written"], 4_950);
        lap();
        let undone = admin.undo(&done["import"]).await;
        lap();
        assert_eq!(undone["import"]["state"], "UNDONE");
        let [look, annotated, commit, _, undo] = took[..] else { unreachable!() };
        println!(
            "import, 5000 rows with 50 faulty, {database}: dry run {look} ms, annotated file {annotated} ms, commit {commit} ms, undo {undo} ms"
        );
    }
}

async fn hostile_files() {
    let app = TestApp::on_sqlite().await;
    let mut admin = admin(&app).await;
    let (mut files, mut slowest) = (0, (0, ""));
    for corpus::Hostile { what, file, answer } in corpus::all().into_iter().chain(corpus::large()) {
        let (bytes, start) = (file.len(), Instant::now());
        let (_, taken) = admin.send_file("a.xlsx", file).await;
        let looked = match taken["sha256"].as_str() {
            Some(sha256) => admin.check("ORGANIZATIONS", sha256, Value::Null).await,
            None => taken["error"].clone(),
        };
        let took = start.elapsed().as_millis();
        let said = looked["userErrors"][0]["message"].as_str().or(looked["message"].as_str());
        (files, slowest) = (files + 1, slowest.max((took, what)));
        println!("hostile, {what}: {bytes} bytes, {took} ms, {answer:?}: {}", said.unwrap_or("read"));
    }
    println!("import, {files} hostile files: the slowest {} ms ({})", slowest.0, slowest.1);
}
