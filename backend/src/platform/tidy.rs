//! What each act leaves beside its change goes when its time is over; the audit trail stays.
use sea_orm::DbErr;
use uuid::Uuid;

use super::{
    idempotency,
    jobs::{self, Turn},
    outbox,
};

pub async fn tidy(turn: &Turn, office_id: Uuid) -> Result<(), DbErr> {
    jobs::tidy(turn, office_id).await?;
    outbox::tidy(turn, office_id).await?;
    idempotency::tidy(turn).await
}
