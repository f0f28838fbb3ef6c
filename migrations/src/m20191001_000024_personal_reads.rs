//! Who read lists of people and how many, and nothing of what stood there; and the way to what was done to one record.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, integer, string_len, uuid},
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let read = Table::create()
        .table("personal_read")
        .col(uuid("office_id"))
        // Hours since 1970.
        .col(big_integer("hour"))
        // The account that read, or the service token.
        .col(uuid("reader_id"))
        .col(string_len("list", 24))
        .col(boolean("by_token"))
        // By which kinds of filter, one bit for each.
        .col(integer("filters"))
        .col(big_integer("requests"))
        .col(big_integer("people"))
        // Of the people, those that left in a file.
        .col(big_integer("exported"))
        .primary_key(Index::create().col("office_id").col("hour").col("reader_id").col("list"))
        .foreign_key(&mut reference("personal_read", "office_id", "office"))
        .take();
    manager.create_table(read).await?;
    crate::index(manager, "audit_entry_by_subject", "audit_entry", &["office_id", "subject", "seq"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(Index::drop().name("audit_entry_by_subject").table("audit_entry").to_owned()).await?;
    crate::drop_tables(manager, &["personal_read"]).await
}
