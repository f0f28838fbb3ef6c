//! Files that people handed in. The bytes lie in a folder; here is what they are.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, string_len, timestamp_with_time_zone, uuid},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let file = Table::create()
        .table("stored_file")
        .col(uuid("office_id"))
        .col(string_len("sha256", 64))
        .col(big_integer("bytes"))
        .col(string_len("media_type", 100))
        .col(string_len("name", 200))
        // Who sent it first; whoever sends the same again finds it there.
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("office_id").col("sha256"))
        .foreign_key(ForeignKey::create().from("stored_file", "office_id").to("office", "id"))
        .take();
    manager.create_table(file).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["stored_file"]).await
}
