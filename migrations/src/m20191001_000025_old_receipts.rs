//! What old receipts and events are found by when they are taken away.
use sea_orm_migration::prelude::*;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::index(manager, "idempotency_by_end", "idempotency", &["expires_at"]).await?;
    crate::index(manager, "outbox_by_day", "outbox", &["office_id", "at"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, table) in [("outbox_by_day", "outbox"), ("idempotency_by_end", "idempotency")] {
        manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
    }
    Ok(())
}
