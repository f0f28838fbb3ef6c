//! Which fields a token asked for, and on how many requests of a day.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, date, string_len, uuid},
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let used = Table::create()
        .table("token_field_use")
        .col(uuid("token_id"))
        // The day in Vietnam.
        .col(date("day"))
        // `Type.field`
        .col(string_len("field", 160))
        .col(big_integer("requests"))
        .primary_key(Index::create().col("token_id").col("day").col("field"))
        .foreign_key(&mut reference("token_field_use", "token_id", "service_token"))
        .take();
    manager.create_table(used).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["token_field_use"]).await
}
