//! Where the office has worded a part of a report itself.
use sea_orm_migration::{
    prelude::*,
    schema::{integer, string_len, text_null, timestamp_with_time_zone, uuid},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let section = Table::create()
        .table("report_section")
        .col(uuid("clause_id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(uuid("directive_id"))
        // Null where the draft from the evidence stands again.
        .col(text_null("text"))
        // The first half of the SHA-256 of the draft when the text was written.
        .col(string_len("draft_digest", 64))
        .col(uuid("written_by"))
        .col(timestamp_with_time_zone("written_at"))
        .foreign_key(ForeignKey::create().from("report_section", "clause_id").to("clause", "id"))
        .foreign_key(ForeignKey::create().from("report_section", "directive_id").to("directive", "id"))
        .take();
    manager.create_table(section).await?;
    crate::index(manager, "report_section_by_directive", "report_section", &["directive_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["report_section"]).await
}
