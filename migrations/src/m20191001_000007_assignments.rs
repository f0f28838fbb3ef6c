//! Tasks set for clauses, what was given out to whom, and what proves that it was done.
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer_null, boolean, date, date_null, integer, integer_null, string_len, string_len_null,
        text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
    },
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in tasks().into_iter().chain(answers()) {
        manager.create_table(table).await?;
    }
    for (name, table, columns) in [
        ("task_by_clause", "task", &["clause_id", "id"][..]),
        ("task_by_directive", "task", &["directive_id", "id"]),
        ("task_responsible_by_task", "task_responsible", &["task_id"]),
        ("measure_by_task", "measure", &["task_id", "position"]),
        ("assignment_by_due", "assignment", &["office_id", "due_sort", "id"]),
        ("assignment_by_entry", "assignment", &["office_id", "id"]),
        ("assignment_by_organization", "assignment", &["organization_id", "due_sort", "id"]),
        (
            "assignment_by_directive",
            "assignment",
            &["directive_id", "clause_id", "unit_id", "state", "due_on"],
        ),
        ("assignment_by_clause", "assignment", &["clause_id", "state"]),
        ("figure_by_measure", "figure", &["measure_id"]),
        ("evidence_by_assignment", "evidence", &["assignment_id", "id"]),
        ("evidence_by_file", "evidence", &["office_id", "sha256"]),
    ] {
        crate::index(manager, name, table, columns).await?;
    }
    Ok(())
}

/// What must be done, by whom, and what is counted.
fn tasks() -> [TableCreateStatement; 3] {
    let task = Table::create()
        .table("task")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(uuid("directive_id"))
        .col(uuid("clause_id"))
        .col(string_len("title", 300))
        .col(string_len("due_rule", 16))
        .col(date_null("due_on"))
        .col(integer_null("due_days"))
        .col(text_null("expected_evidence"))
        .col(timestamp_with_time_zone_null("cancelled_at"))
        .foreign_key(&mut reference("task", "directive_id", "directive"))
        .foreign_key(&mut reference("task", "clause_id", "clause"))
        .take();
    // Either every organization of a kind, or a named one.
    let responsible = Table::create()
        .table("task_responsible")
        .col(uuid("id").primary_key())
        .col(uuid("task_id"))
        .col(string_len_null("kind", 24))
        .col(uuid_null("organization_id"))
        .foreign_key(&mut reference("task_responsible", "task_id", "task"))
        .foreign_key(&mut reference("task_responsible", "organization_id", "organization"))
        .take();
    let measure = Table::create()
        .table("measure")
        .col(uuid("id").primary_key())
        .col(uuid("task_id"))
        .col(integer("position"))
        .col(string_len("name", 120))
        .col(string_len("unit", 30))
        .foreign_key(&mut reference("measure", "task_id", "task"))
        .take();
    [task, responsible, measure]
}

/// What was given out, and what came back.
fn answers() -> [TableCreateStatement; 3] {
    let assignment = Table::create()
        .table("assignment")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(uuid("directive_id"))
        .col(uuid("clause_id"))
        .col(uuid("task_id"))
        .col(uuid("organization_id"))
        // Where the organization stood when it was given out.
        .col(uuid("unit_id"))
        .col(string_len("state", 16))
        .col(date("due_on"))
        // The same day as bytes: `2020-04-15`.
        .col(ColumnDef::new("due_sort").blob().not_null())
        .col(text_null("answer"))
        .col(text_null("returned_reason"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .foreign_key(&mut reference("assignment", "directive_id", "directive"))
        .foreign_key(&mut reference("assignment", "clause_id", "clause"))
        .foreign_key(&mut reference("assignment", "task_id", "task"))
        .foreign_key(&mut reference("assignment", "organization_id", "organization"))
        .foreign_key(&mut reference("assignment", "unit_id", "unit"))
        .index(Index::create().unique().name("assignment_once").col("task_id").col("organization_id"))
        .take();
    let figure = Table::create()
        .table("figure")
        .col(uuid("assignment_id"))
        .col(uuid("measure_id"))
        .col(integer("value"))
        .primary_key(Index::create().col("assignment_id").col("measure_id"))
        .foreign_key(&mut reference("figure", "assignment_id", "assignment"))
        .foreign_key(&mut reference("figure", "measure_id", "measure"))
        .take();
    let evidence = Table::create()
        .table("evidence")
        .col(uuid("id").primary_key())
        .col(uuid("office_id"))
        .col(uuid("assignment_id"))
        .col(string_len("kind", 16))
        .col(text_null("text"))
        .col(string_len_null("url", 500))
        .col(string_len_null("sha256", 64))
        .col(string_len_null("file_name", 200))
        .col(big_integer_null("bytes"))
        .col(string_len_null("media_type", 100))
        .col(uuid("added_by"))
        .col(timestamp_with_time_zone("added_at"))
        .col(boolean("is_withdrawn").default(false))
        .foreign_key(&mut reference("evidence", "assignment_id", "assignment"))
        .take();
    [assignment, figure, evidence]
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tables = &["evidence", "figure", "assignment", "measure", "task_responsible", "task"];
    crate::drop_tables(manager, tables).await
}
