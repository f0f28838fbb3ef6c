//! What somebody sees of their own sessions, and how they end them.
use async_graphql::Context;
use chrono::{DateTime, Utc};
use sea_orm::{QueryOrder, QuerySelect, prelude::*};

use super::{
    entity::session::{Column, Entity, Model},
    sessions::IDLE,
};
use crate::{api::ContextExt, platform::Tx};

/// Nobody has more devices than that; who signs in by a script and never out sees the newest.
const MOST: u64 = 50;

/// Those that still let somebody in.
fn living(account_id: Uuid, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::SeenAt.gt(now - IDLE))
}

pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    living(account_id, now).order_by_desc(Column::SeenAt).order_by_desc(Column::Id).limit(MOST).all(db).await
}

/// Ends one; None if there is none of this account with that id.
pub async fn revoke(tx: &Tx, account_id: Uuid, id: Uuid) -> Result<Option<Model>, DbErr> {
    let found = living(account_id, tx.now).filter(Column::Id.eq(id)).one(tx.db()).await?;
    if found.is_some() {
        Entity::delete_by_id(id).exec(tx.db()).await?;
    }
    Ok(found)
}

/// It ends by itself, or sooner if nobody uses it.
pub fn ends_at(row: &Model) -> DateTime<Utc> {
    row.expires_at.min(row.seen_at + IDLE)
}

pub fn is_current(row: &Model, ctx: &Context<'_>) -> bool {
    ctx.caller().session.as_ref() == Some(&row.token_hash)
}
