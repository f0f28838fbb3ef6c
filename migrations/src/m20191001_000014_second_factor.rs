//! What somebody shows besides the password: a code by the clock, or one of ten written down.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let factor = Table::create()
        .table("second_factor")
        .col(uuid("account_id").primary_key())
        // What the person's phone holds too: codes are made of it, so it cannot be a digest.
        .col(ColumnDef::new("secret").blob().not_null())
        .col(timestamp_with_time_zone("begun_at"))
        // Null until the first code has come back.
        .col(timestamp_with_time_zone_null("confirmed_at"))
        // The half minute of the last code that was good: none is good twice.
        .col(big_integer("last_step").default(0))
        .foreign_key(&mut crate::reference("second_factor", "account_id", "account"))
        .take();
    let code = Table::create()
        .table("recovery_code")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        // SHA-256 of the code.
        .col(ColumnDef::new("code_hash").blob().not_null())
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut crate::reference("recovery_code", "account_id", "account"))
        .take();
    manager.create_table(factor).await?;
    manager.create_table(code).await?;
    crate::index(manager, "recovery_code_by_account", "recovery_code", &["account_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["recovery_code", "second_factor"]).await
}
