//! The registry of organizations, with the columns that lists sort and search by.
use sea_orm_migration::{
    prelude::*,
    schema::{date, date_null, integer, string_len, string_len_null, text, uuid, uuid_null},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let organization = Table::create()
        .table("organization")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(uuid_null("parent_id"))
        .col(uuid("unit_id"))
        .col(string_len("kind", 24))
        .col(string_len("name", 120))
        // Bytes, not text: both databases then compare alike, whatever their locale.
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(text("search_text"))
        .col(string_len_null("phone", 32))
        .col(string_len_null("email", 120))
        .col(string_len_null("address", 240))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .foreign_key(ForeignKey::create().from("organization", "office_id").to("office", "id"))
        .foreign_key(ForeignKey::create().from("organization", "parent_id").to("organization", "id"))
        .foreign_key(ForeignKey::create().from("organization", "unit_id").to("unit", "id"))
        .take();
    manager.create_table(organization).await?;
    for (name, columns) in [
        ("organization_by_name", &["office_id", "name_sort", "id"][..]),
        ("organization_by_entry", &["office_id", "id"]),
        ("organization_by_unit", &["unit_id"]),
    ] {
        crate::index(manager, name, "organization", columns).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["organization"]).await
}
