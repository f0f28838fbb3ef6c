//! Every query on invitations. One is good once: the statement that takes it decides. An account has at most one that
//! waits, for a newer one revokes those before it.
use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set, Condition, DatabaseConnection, QuerySelect, QueryTrait, prelude::*,
    sea_query::SelectStatement,
};

use super::{
    entity::{
        account,
        invitation::{ActiveModel, Column, Entity, Model},
    },
    sessions::token_hash,
};
use crate::platform::Tx;

/// How long the link is good.
const LASTS: TimeDelta = TimeDelta::days(7);

/// What the link ends with. It is told once: only its digest stays.
pub struct Invited {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

/// Neither taken nor revoked; it may have expired.
fn waits() -> Condition {
    Condition::all().add(Column::UsedAt.is_null()).add(Column::RevokedAt.is_null())
}

/// In the place of those before it. The account is held by the caller's own update of it.
pub async fn open(tx: &Tx, account_id: Uuid) -> Result<Invited, DbErr> {
    revoke(tx, account_id).await?;
    let token = BASE64_URL_SAFE_NO_PAD.encode(tx.random());
    let expires_at = tx.now + LASTS;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        account_id: Set(account_id),
        token_hash: Set(token_hash(&token)),
        invited_by: Set(tx.account_id),
        created_at: Set(tx.now),
        expires_at: Set(expires_at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(Invited { token, expires_at })
}

/// False if none waited.
pub async fn revoke(tx: &Tx, account_id: Uuid) -> Result<bool, DbErr> {
    let revoked = Entity::update_many().col_expr(Column::RevokedAt, Expr::val(tx.now));
    let revoked = revoked.filter(Column::AccountId.eq(account_id)).filter(waits());
    Ok(revoked.exec(tx.db()).await?.rows_affected > 0)
}

/// Whose it is, if it is good now. For a stranger: whoever holds the token is the one invited.
pub async fn invited(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<account::Model>, DbErr> {
    let of_token = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(waits())
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::ExpiresAt.gt(now))
        .into_query();
    account::Entity::find()
        .filter(account::Column::Id.in_subquery(of_token))
        .filter(account::Column::DisabledAt.is_null())
        .one(db)
        .await
}

/// Whether it is good, and from now on no longer.
pub async fn take(tx: &Tx, hash: &[u8]) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::val(tx.now))
        .filter(waits())
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::ExpiresAt.gt(tx.now));
    Ok(taken.exec(tx.db()).await?.rows_affected == 1)
}

/// The accounts that have not taken their invitation, to stand inside another statement.
pub fn waiting_accounts() -> SelectStatement {
    Entity::find().select_only().column(Column::AccountId).filter(waits()).into_query()
}

/// The invitation that waits, of an account that was itself read within a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InvitationOf(pub Uuid);

pub struct InvitationLoader(pub DatabaseConnection);

impl Loader<InvitationOf> for InvitationLoader {
    type Value = Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[InvitationOf]) -> Result<HashMap<InvitationOf, Model>, Arc<DbErr>> {
        let of = Column::AccountId.is_in(keys.iter().map(|key| key.0));
        let rows = Entity::find().filter(of).filter(waits()).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (InvitationOf(row.account_id), row)).collect())
    }
}
