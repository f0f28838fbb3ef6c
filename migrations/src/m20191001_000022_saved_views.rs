//! Ways to look at a list, kept; and which of them a list opens with for somebody.
use sea_orm_migration::{
    prelude::*,
    schema::{integer, string_len, string_len_null, text, text_null, timestamp_with_time_zone, uuid},
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let view = Table::create()
        .table("saved_view")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        // Whose it is.
        .col(uuid("account_id"))
        .col(string_len("list", 30))
        .col(string_len("name", 60))
        // The list's own `where`, as JSON.
        .col(text_null("filter"))
        .col(string_len_null("sort", 60))
        // The names of its columns, with blanks between.
        .col(text("columns"))
        .col(string_len("visibility", 10))
        .col(string_len_null("role", 30))
        .col(timestamp_with_time_zone("saved_at"))
        .foreign_key(&mut reference("saved_view", "office_id", "office"))
        .foreign_key(&mut reference("saved_view", "account_id", "account"))
        .take();
    manager.create_table(view).await?;
    crate::index(manager, "saved_view_of_office", "saved_view", &["office_id", "list"]).await?;
    let default = Table::create()
        .table("saved_view_default")
        .col(uuid("account_id"))
        .col(string_len("list", 30))
        .col(uuid("view_id"))
        .primary_key(Index::create().col("account_id").col("list"))
        .foreign_key(&mut reference("saved_view_default", "account_id", "account"))
        .foreign_key(&mut reference("saved_view_default", "view_id", "saved_view"))
        .take();
    manager.create_table(default).await?;
    crate::index(manager, "saved_view_default_by_view", "saved_view_default", &["view_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["saved_view_default", "saved_view"]).await
}
