//! Which organization took the place of which when its unit was merged.
use sea_orm_migration::{
    prelude::*,
    schema::{date, text_null, uuid},
};

in_one_transaction!();

const TABLE: &str = "organization_succession";

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let succession = Table::create()
        .table(TABLE)
        .col(uuid("predecessor_id"))
        .col(uuid("successor_id"))
        .col(date("effective_on"))
        .col(text_null("decided_by"))
        .primary_key(Index::create().col("predecessor_id").col("successor_id"))
        .foreign_key(ForeignKey::create().from(TABLE, "predecessor_id").to("organization", "id"))
        .foreign_key(ForeignKey::create().from(TABLE, "successor_id").to("organization", "id"))
        .take();
    manager.create_table(succession).await?;
    crate::index(manager, "organization_by_successor", TABLE, &["successor_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &[TABLE]).await
}
