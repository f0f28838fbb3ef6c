//! Schemes are kept by forms, and a task that was given out can change: what it was before stays to be told.
use sea_orm_migration::{
    prelude::*,
    schema::{date_null, integer, string_len_null, timestamp_with_time_zone_null},
};

in_one_transaction!();

/// Tables with the columns they gain, one statement each: SQLite adds one at a time.
fn gained() -> [(&'static str, &'static str, ColumnDef); 6] {
    [
        ("scheme", "version", integer("version").default(1).take()),
        // The day it ended before its last year was over, or was followed by another.
        ("scheme", "ended_on", date_null("ended_on")),
        // As the document lists them; ids made at once say nothing of their order.
        ("target", "position", integer("position").default(0).take()),
        ("task", "changed_at", timestamp_with_time_zone_null("changed_at")),
        // What had to be done until then, if other words stand there now.
        ("task", "title_before", string_len_null("title_before", 300)),
        // The last day until the office moved it.
        ("assignment", "due_before", date_null("due_before")),
    ]
}

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, _, mut column) in gained() {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, name, _) in gained() {
        manager.alter_table(Table::alter().table(table).drop_column(name).take()).await?;
    }
    Ok(())
}
