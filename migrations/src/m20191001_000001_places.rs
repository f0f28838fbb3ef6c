//! Offices, and the dated tree of administrative units with what became of each at a reform.
use sea_orm_migration::{
    prelude::*,
    schema::{boolean, date, date_null, string_len, string_len_null, text_null, uuid, uuid_null},
};

use crate::bytewise;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `/<id>/<id>/`, compared as bytes: a sub-tree is one range.
    let path = bytewise(manager, "path").not_null().unique_key().take();
    let unit = Table::create()
        .table("unit")
        .col(uuid("id").primary_key())
        .col(uuid_null("parent_id"))
        .col(path)
        .col(string_len("code", 16))
        .col(string_len("kind", 16))
        .col(string_len("name", 120))
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(ColumnDef::new("search_text").text().not_null())
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .foreign_key(ForeignKey::create().from("unit", "parent_id").to("unit", "id"))
        .take();
    let succession = Table::create()
        .table("unit_succession")
        .col(uuid("predecessor_id"))
        .col(uuid("successor_id"))
        .col(date("effective_on"))
        .col(text_null("decided_by"))
        .primary_key(Index::create().col("predecessor_id").col("successor_id"))
        .foreign_key(ForeignKey::create().from("unit_succession", "predecessor_id").to("unit", "id"))
        .foreign_key(ForeignKey::create().from("unit_succession", "successor_id").to("unit", "id"))
        .take();
    let office = Table::create()
        .table("office")
        .col(uuid("id").primary_key())
        .col(string_len("name", 120))
        .col(uuid("unit_id"))
        // What stands over the name on paper: `UBND HUYỆN SỐP CỘP`.
        .col(string_len_null("parent_body", 120))
        // What stands before the date on paper: `Sốp Cộp`.
        .col(string_len_null("place", 60))
        // Fixed in demonstration data; null where the business date is today.
        .col(date_null("business_date"))
        .col(boolean("is_demo").default(false))
        .foreign_key(ForeignKey::create().from("office", "unit_id").to("unit", "id"))
        .take();
    for table in [unit, succession, office] {
        manager.create_table(table).await?;
    }
    for (name, table, columns) in [
        ("unit_by_name", "unit", &["name_sort", "id"][..]),
        ("unit_by_parent", "unit", &["parent_id", "name_sort"]),
        ("unit_by_code", "unit", &["code", "valid_from"]),
        ("unit_by_successor", "unit_succession", &["successor_id"]),
    ] {
        crate::index(manager, name, table, columns).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["office", "unit_succession", "unit"]).await
}
