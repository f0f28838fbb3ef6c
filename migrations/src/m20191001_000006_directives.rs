//! Directives with their clauses, and the registers of what they cite: legal documents and schemes with targets.
use sea_orm_migration::{
    prelude::*,
    schema::{
        boolean, date_null, integer, small_integer, string_len, string_len_null, text,
        timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
    },
};

use crate::{bytewise, reference};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in registers(manager).into_iter().chain(directives()).chain(links()) {
        manager.create_table(table).await?;
    }
    for (name, table, columns) in [
        ("legal_document_by_identity", "legal_document", &["office_id", "identity"][..]),
        ("legal_document_by_name", "legal_document", &["office_id", "name_sort", "id"]),
        ("directive_by_name", "directive", &["office_id", "name_sort", "id"]),
        ("directive_by_entry", "directive", &["office_id", "id"]),
        ("directive_by_superior", "directive", &["superior_directive_id"]),
        ("clause_by_directive", "clause", &["directive_id", "position"]),
        ("citation_by_directive", "citation", &["directive_id", "starts_at"]),
        ("citation_by_document", "citation", &["document_id"]),
        ("scheme_by_name", "scheme", &["office_id", "name_sort", "id"]),
        ("target_by_scheme", "target", &["scheme_id", "year"]),
        ("clause_scheme_by_scheme", "clause_scheme", &["scheme_id"]),
    ] {
        crate::index(manager, name, table, columns).await?;
    }
    Ok(())
}

/// What directives name.
fn registers(manager: &SchemaManager<'_>) -> [TableCreateStatement; 3] {
    let document = Table::create()
        .table("legal_document")
        .col(uuid("id").primary_key())
        .col(uuid("office_id"))
        // Number and day, or the folded name: what makes two mentions the same document.
        .col(bytewise(manager, "identity").not_null())
        .col(string_len_null("kind", 60))
        .col(string_len_null("number", 60))
        .col(date_null("issued_on"))
        .col(string_len_null("issuer", 240))
        .col(string_len("name", 600))
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(text("search_text"))
        .col(boolean("is_verified").default(false))
        .foreign_key(&mut reference("legal_document", "office_id", "office"))
        .take();
    let scheme = Table::create()
        .table("scheme")
        .col(uuid("id").primary_key())
        .col(uuid("office_id"))
        .col(string_len("name", 300))
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(integer("from_year"))
        .col(integer("to_year"))
        .col(uuid_null("document_id"))
        .foreign_key(&mut reference("scheme", "office_id", "office"))
        .foreign_key(&mut reference("scheme", "document_id", "legal_document"))
        .take();
    let target = Table::create()
        .table("target")
        .col(uuid("id").primary_key())
        .col(uuid("scheme_id"))
        .col(integer("year"))
        .col(string_len("name", 300))
        .col(integer("value"))
        .col(string_len("unit", 30))
        .col(boolean("is_verified").default(false))
        .foreign_key(&mut reference("target", "scheme_id", "scheme"))
        .take();
    [document, scheme, target]
}

/// Directives and their pieces.
fn directives() -> [TableCreateStatement; 3] {
    let directive = Table::create()
        .table("directive")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(string_len("state", 16))
        .col(string_len("title", 300))
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(text("search_text"))
        .col(string_len_null("kind", 60))
        .col(string_len_null("number", 60))
        .col(date_null("issued_on"))
        .col(string_len_null("issuer", 120))
        .col(date_null("period_from"))
        .col(date_null("period_to"))
        .col(uuid_null("superior_document_id"))
        .col(uuid_null("superior_directive_id"))
        .col(timestamp_with_time_zone("entered_at"))
        .col(timestamp_with_time_zone_null("published_at"))
        .foreign_key(&mut reference("directive", "office_id", "office"))
        .foreign_key(&mut reference("directive", "superior_document_id", "legal_document"))
        .foreign_key(&mut reference("directive", "superior_directive_id", "directive"))
        .take();
    // Apart from the directive: a list of directives does not read their texts.
    let body = Table::create()
        .table("directive_body")
        .col(uuid("directive_id").primary_key())
        .col(text("body"))
        .col(integer("closing"))
        .foreign_key(&mut reference("directive_body", "directive_id", "directive"))
        .take();
    let clause = Table::create()
        .table("clause")
        .col(uuid("id").primary_key())
        .col(uuid("office_id"))
        .col(uuid("directive_id"))
        .col(integer("position"))
        .col(string_len("label", 40))
        .col(small_integer("level"))
        .col(string_len("title", 300))
        // Bytes of the body; `text` is that piece of it.
        .col(integer("starts_at"))
        .col(integer("ends_at"))
        .col(text("text"))
        .foreign_key(&mut reference("clause", "directive_id", "directive"))
        .take();
    [directive, body, clause]
}

/// What of the one belongs to what of the other.
fn links() -> [TableCreateStatement; 2] {
    let citation = Table::create()
        .table("citation")
        .col(uuid("id").primary_key())
        .col(uuid("directive_id"))
        .col(uuid("document_id"))
        .col(integer("starts_at"))
        .col(boolean("is_superior").default(false))
        .foreign_key(&mut reference("citation", "directive_id", "directive"))
        .foreign_key(&mut reference("citation", "document_id", "legal_document"))
        .take();
    let of_clause = Table::create()
        .table("clause_scheme")
        .col(uuid("clause_id"))
        .col(uuid("scheme_id"))
        .primary_key(Index::create().col("clause_id").col("scheme_id"))
        .foreign_key(&mut reference("clause_scheme", "clause_id", "clause"))
        .foreign_key(&mut reference("clause_scheme", "scheme_id", "scheme"))
        .take();
    [citation, of_clause]
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tables = &[
        "clause_scheme", "target", "scheme", "citation", "clause", "directive_body", "directive",
        "legal_document",
    ];
    crate::drop_tables(manager, tables).await
}
