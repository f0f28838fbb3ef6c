//! Every query on second factors and recovery codes. A code is good once: the statement that spends it decides.
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, DatabaseConnection, PaginatorTrait, QuerySelect, prelude::*};

use super::{
    entity::{
        recovery_code::{self, Column as CodeColumn},
        second_factor::{ActiveModel, Column, Entity, Model},
    },
    totp::{self, Code, SharedSecret},
};
use crate::platform::Tx;

/// How long the first code may take to come back.
const SETTING_UP: TimeDelta = TimeDelta::minutes(15);
const CODES: usize = 10;

/// The one that sign-in asks for.
pub async fn of_account(db: &impl ConnectionTrait, account_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(account_id).filter(Column::ConfirmedAt.is_not_null()).one(db).await
}

/// One that waits for its first code.
pub async fn begun(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    let waits = Entity::find_by_id(account_id).filter(Column::ConfirmedAt.is_null());
    waits.filter(Column::BegunAt.gt(now - SETTING_UP)).one(db).await
}

/// In the place of one that nobody confirmed; false if there is one that was.
pub async fn begin(tx: &Tx, account_id: Uuid, secret: SharedSecret) -> Result<bool, DbErr> {
    if of_account(tx.db(), account_id).await?.is_some() {
        return Ok(false);
    }
    Entity::delete_by_id(account_id).exec(tx.db()).await?;
    let row = ActiveModel {
        account_id: Set(account_id),
        secret: Set(secret.to_vec()),
        begun_at: Set(tx.now),
        confirmed_at: Set(None),
        last_step: Set(0),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(true)
}

/// From now on sign-in asks for it. False if the one that was shown has gone meanwhile.
pub async fn confirm(tx: &Tx, shown: &Model, step: i64) -> Result<bool, DbErr> {
    let on = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::val(tx.now))
        .col_expr(Column::LastStep, Expr::val(step))
        .filter(Column::AccountId.eq(shown.account_id))
        .filter(Column::Secret.eq(shown.secret.clone()))
        .filter(Column::ConfirmedAt.is_null());
    Ok(on.exec(tx.db()).await?.rows_affected == 1)
}

/// With its codes; false if there was none.
pub async fn remove(tx: &Tx, account_id: Uuid) -> Result<bool, DbErr> {
    drop_codes(tx, account_id).await?;
    let gone = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    Ok(gone.filter(Column::ConfirmedAt.is_not_null()).exec(tx.db()).await?.rows_affected == 1)
}

async fn drop_codes(tx: &Tx, account_id: Uuid) -> Result<(), DbErr> {
    let codes = recovery_code::Entity::delete_many().filter(CodeColumn::AccountId.eq(account_id));
    codes.exec(tx.db()).await.map(|_| ())
}

/// Ten codes to write down, in the place of those before. They are told once: only digests stay.
pub async fn new_codes(tx: &Tx, account_id: Uuid) -> Result<Vec<String>, DbErr> {
    drop_codes(tx, account_id).await?;
    let mut shown = Vec::with_capacity(CODES);
    let mut rows = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let mut random = [0; 10];
        random.copy_from_slice(&tx.random()[..10]);
        let (code, digest) = totp::recovery_code(random);
        shown.push(code);
        rows.push(recovery_code::ActiveModel {
            id: Set(tx.new_id()),
            account_id: Set(account_id),
            code_hash: Set(digest),
            used_at: Set(None),
        });
    }
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(shown)
}

pub async fn codes_left(db: &impl ConnectionTrait, account_id: Uuid) -> Result<u64, DbErr> {
    let left = recovery_code::Entity::find().filter(CodeColumn::AccountId.eq(account_id));
    left.filter(CodeColumn::UsedAt.is_null()).count(db).await
}

/// Whether a code is good, and from now on no longer.
pub async fn spend(
    db: &impl ConnectionTrait,
    factor: &Model,
    code: &Code,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let spent = match code {
        Code::Clock(digits) => {
            let Some(step) = totp::step_of(&factor.secret, digits, now) else { return Ok(false) };
            let later = Entity::update_many().col_expr(Column::LastStep, Expr::val(step));
            let later =
                later.filter(Column::AccountId.eq(factor.account_id)).filter(Column::LastStep.lt(step));
            // Not of one that was set up anew meanwhile.
            later.filter(Column::Secret.eq(factor.secret.clone())).exec(db).await?
        }
        Code::Recovery(digest) => {
            let used = recovery_code::Entity::update_many().col_expr(CodeColumn::UsedAt, Expr::val(now));
            let used = used.filter(CodeColumn::AccountId.eq(factor.account_id));
            used.filter(CodeColumn::CodeHash.eq(digest.clone()))
                .filter(CodeColumn::UsedAt.is_null())
                .exec(db)
                .await?
        }
    };
    Ok(spent.rows_affected == 1)
}

/// Whether an account that was itself read within a scope has a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SecondFactorOf(pub Uuid);

pub struct SecondFactorLoader(pub DatabaseConnection);

impl Loader<SecondFactorOf> for SecondFactorLoader {
    type Value = ();
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[SecondFactorOf]) -> Result<HashMap<SecondFactorOf, ()>, Arc<DbErr>> {
        let ids: HashSet<_> = keys.iter().map(|key| key.0).collect();
        let guarded: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::AccountId)
            .filter(Column::AccountId.is_in(ids))
            .filter(Column::ConfirmedAt.is_not_null())
            .into_tuple()
            .all(&self.0)
            .await?;
        Ok(guarded.into_iter().map(|id| (SecondFactorOf(id), ())).collect())
    }
}
