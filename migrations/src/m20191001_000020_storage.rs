//! What keeps the files tidy: which of them a record names, which bytes have to go, and how much room each organization
//! has.
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, boolean_null, string_len, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
        uuid_null,
    },
};

use crate::reference;

in_one_transaction!();

const FILE: &str = "stored_file";

/// One statement each: SQLite adds one column at a time.
fn gained() -> [(&'static str, ColumnDef); 5] {
    [
        // For whom it was sent; nobody knows it of what came before this.
        ("organization_id", uuid_null("organization_id")),
        // What the bytes are called where they lie.
        ("held_as", string_len("held_as", 120).default("").take()),
        // When somebody sent it last.
        ("sent_at", timestamp_with_time_zone("sent_at").default("1970-01-01 00:00:00+00:00").take()),
        // When a record first named it; null for what no record names.
        ("named_at", timestamp_with_time_zone_null("named_at")),
        // Whether a small picture of it was made; null until somebody asks.
        ("has_small", boolean_null("has_small")),
    ]
}

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (_, mut column) in gained() {
        manager.alter_table(Table::alter().table(FILE).add_column(&mut column).take()).await?;
    }
    let db = manager.get_connection();
    // Nobody can tell any more what an import named: what is here stays.
    let kept = format!("UPDATE {FILE} SET held_as = sha256, sent_at = created_at, named_at = created_at");
    db.execute_unprepared(&kept).await?;
    let unnamed = format!("CREATE INDEX stored_file_unnamed ON {FILE} (sent_at) WHERE named_at IS NULL");
    db.execute_unprepared(&unnamed).await?;

    let leaving = Table::create()
        .table("file_leaving")
        .col(string_len("held_as", 120).primary_key())
        .col(uuid("office_id"))
        .col(timestamp_with_time_zone("goes_at"))
        .take();
    manager.create_table(leaving).await?;
    crate::index(manager, "file_leaving_goes_at", "file_leaving", &["goes_at"]).await?;
    let room = Table::create()
        .table("file_room")
        .col(uuid("organization_id").primary_key())
        .col(big_integer("used_bytes"))
        .col(big_integer("most_bytes"))
        .foreign_key(&mut reference("file_room", "organization_id", "organization"))
        .take();
    manager.create_table(room).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["file_room", "file_leaving"]).await?;
    manager.get_connection().execute_unprepared("DROP INDEX stored_file_unnamed").await?;
    for (name, _) in gained() {
        manager.alter_table(Table::alter().table(FILE).drop_column(name).take()).await?;
    }
    Ok(())
}
