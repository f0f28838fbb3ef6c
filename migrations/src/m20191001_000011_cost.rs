//! How much of a minute's cost the instances have leased for somebody. A row is worth nothing when its minute is over.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, string_len},
};

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let lease = Table::create()
        .table("cost_lease")
        // An account, or the address of a stranger.
        .col(string_len("payer", 64))
        // Minutes since 1970.
        .col(big_integer("minute"))
        .col(big_integer("leased"))
        .primary_key(Index::create().col("payer").col("minute"))
        .take();
    manager.create_table(lease).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["cost_lease"]).await
}
