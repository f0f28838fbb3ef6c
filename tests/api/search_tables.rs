//! Each table is searched, or somebody said that it is not.
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use shared::SearchKind;

use crate::harness::TestApp;

/// A new table is either searched or stands here, with a reason somebody thought of.
const NOT_SEARCHED: [&str; 42] = [
    "audit_entry",
    "audit_head",
    "audit_payload",
    "citation",
    "clause_scheme",
    "cost_lease",
    "directive_body",
    "figure",
    "file_leaving",
    "file_room",
    "file_sender",
    "idempotency",
    "import_batch",
    "import_row",
    "invitation",
    "job",
    "measure",
    "membership",
    "notification",
    "notification_choice",
    "notification_setting",
    "office",
    "organization_succession",
    "outbox",
    "personal_read",
    "recovery_code",
    "report_section",
    "saved_view",
    "saved_view_default",
    "schedule_run",
    "seaql_migrations",
    "search_entry",
    "search_stale",
    "second_factor",
    "service_token",
    "session",
    "sign_in_attempt",
    "stored_file",
    "target",
    "task_responsible",
    "token_field_use",
    "unit_succession",
];

#[tokio::test]
async fn no_table_is_forgotten() {
    let app = TestApp::on_sqlite().await;
    let all = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
               AND name NOT LIKE 'search_words%' ORDER BY name";
    let statement = Statement::from_string(DbBackend::Sqlite, all);
    let rows = app.db.query_all_raw(statement).await.unwrap();
    let mut tables: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let searched = SearchKind::ALL
        .map(|kind| if kind == SearchKind::LegalDocument { "legal_document" } else { kind.tag() });
    tables.retain(|table| !searched.contains(&table.as_str()));
    assert_eq!(tables, NOT_SEARCHED);
}
