//! What is to be done after an act or by the clock: one leased table, and which schedule ran on which day.
use sea_orm_migration::{
    prelude::*,
    schema::{
        date, integer, string_len, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
        uuid,
    },
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let job = Table::create()
        .table("job")
        .col(uuid("id").primary_key())
        // Grows with each change of its state: whoever ends a job must still hold the one it took.
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(string_len("kind", 24))
        // The node id of what it is about.
        .col(string_len("subject", 64))
        // What makes it the same job: it is put once.
        .col(string_len("once", 120).unique_key())
        .col(text("payload"))
        .col(string_len("state", 16))
        .col(integer("attempts").default(0))
        .col(timestamp_with_time_zone("created_at"))
        // When it may be taken: its time, its next try, or the end of its lease. None once it is over.
        .col(timestamp_with_time_zone_null("next_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(text_null("last_error"))
        .foreign_key(&mut reference("job", "office_id", "office"))
        .take();
    let run = Table::create()
        .table("schedule_run")
        .col(string_len("schedule", 24))
        .col(date("day"))
        .primary_key(Index::create().col("schedule").col("day"))
        .take();
    manager.create_table(job).await?;
    manager.create_table(run).await?;
    for (name, columns) in [
        ("job_by_next", &["next_at", "id"][..]),
        ("job_by_office", &["office_id", "id"]),
        ("job_by_state", &["office_id", "state", "id"]),
        ("job_by_end", &["office_id", "ended_at"]),
    ] {
        crate::index(manager, name, "job", columns).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["schedule_run", "job"]).await
}
