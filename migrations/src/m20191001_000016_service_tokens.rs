//! Tokens of other systems. The token itself is kept nowhere.
use sea_orm_migration::{
    prelude::*,
    schema::{integer, string_len, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid},
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let token = Table::create()
        .table("service_token")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(uuid("organization_id"))
        .col(string_len("name", 120))
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(text("search_text"))
        .col(string_len("purpose", 500))
        // What it reads, as tags with blanks between.
        .col(string_len("scope", 255))
        // SHA-256 of what the other system holds.
        .col(ColumnDef::new("token_hash").blob().not_null().unique_key())
        .col(uuid("issued_by"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(timestamp_with_time_zone_null("last_used_at"))
        .foreign_key(&mut reference("service_token", "office_id", "office"))
        .foreign_key(&mut reference("service_token", "organization_id", "organization"))
        .foreign_key(&mut reference("service_token", "issued_by", "account"))
        .take();
    manager.create_table(token).await?;
    crate::index(manager, "service_token_by_name", "service_token", &["office_id", "name_sort", "id"])
        .await?;
    crate::index(manager, "service_token_by_organization", "service_token", &["organization_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["service_token"]).await
}
