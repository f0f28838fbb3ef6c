//! What lets somebody set their own password: a link that is good once, for some days.
use sea_orm_migration::{
    prelude::*,
    schema::{timestamp_with_time_zone, timestamp_with_time_zone_null, uuid},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let invitation = Table::create()
        .table("invitation")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        // SHA-256 of what stands in the link.
        .col(ColumnDef::new("token_hash").blob().not_null().unique_key())
        .col(uuid("invited_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut crate::reference("invitation", "account_id", "account"))
        .take();
    manager.create_table(invitation).await?;
    crate::index(manager, "invitation_by_account", "invitation", &["account_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["invitation"]).await
}
