//! Accounts, what they may do where, their sessions, and the sign-ins that were tried.
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, boolean, date, date_null, integer, string_len, string_len_null, text,
        timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    },
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let account = Table::create()
        .table("account")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(string_len("login", 64).unique_key())
        .col(string_len("full_name", 120))
        // By given name, then family name, then the rest.
        .col(ColumnDef::new("name_sort").blob().not_null())
        .col(text("search_text"))
        .col(string_len("password_hash", 255))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(ForeignKey::create().from("account", "office_id").to("office", "id"))
        .take();
    let membership = Table::create()
        .table("membership")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(uuid("organization_id"))
        // The top of the sub-tree it reaches.
        .col(uuid("unit_id"))
        .col(string_len("role", 24))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .foreign_key(ForeignKey::create().from("membership", "account_id").to("account", "id"))
        .foreign_key(ForeignKey::create().from("membership", "organization_id").to("organization", "id"))
        .foreign_key(ForeignKey::create().from("membership", "unit_id").to("unit", "id"))
        .take();
    let session = Table::create()
        .table("session")
        .col(uuid("id").primary_key())
        // SHA-256 of what the cookie holds.
        .col(ColumnDef::new("token_hash").blob().not_null().unique_key())
        .col(uuid("account_id"))
        // Browse and, for a quarter of an hour, explore the API: `session` or `explore`.
        .col(string_len("kind", 16))
        .col(string_len_null("client", 120))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(ForeignKey::create().from("session", "account_id").to("account", "id"))
        .take();
    let attempt = Table::create()
        .table("sign_in_attempt")
        .col(uuid("id").primary_key())
        .col(string_len("login", 64))
        .col(string_len("address", 64))
        .col(big_integer("at_seconds"))
        .col(boolean("succeeded").default(false))
        .take();
    for table in [account, membership, session, attempt] {
        manager.create_table(table).await?;
    }
    for (name, table, columns) in [
        ("account_by_name", "account", &["office_id", "name_sort", "id"][..]),
        ("membership_by_account", "membership", &["account_id"]),
        ("membership_by_organization", "membership", &["organization_id"]),
        ("session_by_account", "session", &["account_id"]),
        ("session_by_expiry", "session", &["expires_at"]),
        ("sign_in_attempt_by_pair", "sign_in_attempt", &["login", "address", "at_seconds"]),
        ("sign_in_attempt_by_address", "sign_in_attempt", &["address", "at_seconds"]),
        ("sign_in_attempt_by_time", "sign_in_attempt", &["at_seconds"]),
    ] {
        crate::index(manager, name, table, columns).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["sign_in_attempt", "session", "membership", "account"]).await
}
