//! How much memory a long file takes: `cargo xtask prove` runs it.
use std::{fs, time::Instant};

use futures_util::StreamExt;
use serde_json::json;
use shared::Role;

use crate::{exports_walk::more, harness::TestApp};

const MOST_MIB: u64 = 64;

/// What the process holds now.
fn resident_mib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn a_hundred_thousand_rows_leave_the_memory_flat() {
    for app in [TestApp::on_sqlite().await, TestApp::on_postgres().await] {
        let center = app.organization("Trung tâm 0000").await;
        app.account("officer", Role::Officer, &center, &app.world.district).await;
        more(&app, 1_000).await;
        let officer = app.signed_in("officer").await;
        officer.csv("organizations", &json!({})).await;
        more(&app, 99_200).await;
        let database = if app.is_postgres() { "PostgreSQL" } else { "SQLite" };
        for form in ["xlsx", "csv"] {
            let (idle, start) = (resident_mib(), Instant::now());
            let response = officer.export(&format!("organizations.{form}"), &json!({})).await;
            let mut pieces = response.into_body().into_bytes_stream();
            let (mut peak, mut bytes) = (idle, 0);
            while let Some(piece) = pieces.next().await {
                bytes += piece.unwrap().len();
                peak = peak.max(resident_mib());
            }
            let took = start.elapsed().as_millis();
            let above = peak - idle;
            println!(
                "export, 100000 rows, {database}, {form}: {bytes} bytes in {took} ms, {above} MiB above {idle} MiB idle"
            );
            assert!(above <= MOST_MIB, "{above} MiB");
        }
        assert!(app.count("organization").await > 100_000);
    }
}
