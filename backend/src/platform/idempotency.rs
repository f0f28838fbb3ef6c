//! A repeated key repeats the answer, not the act. Rows live 90 days, because phones return late.
use std::collections::BTreeMap;

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, QuerySelect, TryInsertResult, prelude::*};
use serde_json::Value;
use sha2::{Digest, Sha256};
use shared::IdempotencyKey;

use super::{
    act::{Receipt, Tx},
    jobs::{MOST_TIDIED, Turn},
};

const KEPT: TimeDelta = TimeDelta::days(90);

/// Why a key was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRefused {
    Malformed,
    /// It was used before with another body.
    Reused,
}

pub(super) enum Claim {
    Fresh,
    Repeated(Receipt),
    OtherBody,
}

/// Inserts the key, or finds who did. Two requests with one key wait for each other here.
pub(super) async fn claim(tx: &Tx, key: &IdempotencyKey, body: &Value) -> Result<Claim, DbErr> {
    let request_hash = Sha256::digest(canonical(body).to_string()).to_vec();
    let row = row::ActiveModel {
        account_id: Set(tx.account_id),
        key: Set(key.as_str().to_owned()),
        request_hash: Set(request_hash.clone()),
        subject: Set(None),
        version: Set(None),
        expires_at: Set(tx.now + KEPT),
    };
    // Insert first, then read: catching a unique violation would leave PostgreSQL's transaction aborted.
    let inserted = row::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx.db()).await?;
    if matches!(inserted, TryInsertResult::Inserted(1..)) {
        return Ok(Claim::Fresh);
    }
    let kept = find(tx, key).await?;
    Ok(match (kept.request_hash == request_hash, kept.subject, kept.version) {
        (true, Some(subject), Some(version)) => Claim::Repeated(Receipt { subject, version }),
        _ => Claim::OtherBody,
    })
}

pub(super) async fn keep(tx: &Tx, key: &IdempotencyKey, receipt: &Receipt) -> Result<(), DbErr> {
    let mut row: row::ActiveModel = find(tx, key).await?.into();
    row.subject = Set(Some(receipt.subject.clone()));
    row.version = Set(Some(receipt.version));
    row.update(tx.db()).await?;
    Ok(())
}

/// Takes away what no phone will ask for again.
pub async fn tidy(turn: &Turn) -> Result<(), DbErr> {
    let old = row::Entity::find()
        .select_only()
        .columns([row::Column::AccountId, row::Column::Key])
        .filter(row::Column::ExpiresAt.lt(turn.now))
        .limit(MOST_TIDIED);
    let old: Vec<(Uuid, String)> = old.into_tuple().all(turn.db()).await?;
    for (account_id, keys) in by_account(old) {
        row::Entity::delete_many()
            .filter(row::Column::AccountId.eq(account_id))
            .filter(row::Column::Key.is_in(keys))
            .exec(turn.db())
            .await?;
    }
    Ok(())
}

fn by_account(rows: Vec<(Uuid, String)>) -> BTreeMap<Uuid, Vec<String>> {
    let mut of = BTreeMap::<_, Vec<_>>::new();
    for (account_id, key) in rows {
        of.entry(account_id).or_default().push(key);
    }
    of
}

async fn find(tx: &Tx, key: &IdempotencyKey) -> Result<row::Model, DbErr> {
    let found = row::Entity::find_by_id((tx.account_id, key.as_str().to_owned())).one(tx.db()).await?;
    found.ok_or_else(|| DbErr::RecordNotFound("the idempotency row just claimed".to_owned()))
}

/// Without nulls, since null and left out mean the same: an input that gains a field must not turn the
/// request a phone kept for weeks into another one.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(fields) => {
            let given = fields.iter().filter(|(_, value)| !value.is_null());
            given.map(|(name, value)| (name.clone(), canonical(value))).collect()
        }
        plain => plain.clone(),
    }
}

mod row {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub request_hash: Vec<u8>,
        pub subject: Option<String>,
        pub version: Option<i32>,
        pub expires_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_null_and_a_field_left_out_are_the_same_request() {
        let (old, new) = (json!([{ "name": "A" }]), json!([{ "note": null, "name": "A" }]));
        assert_eq!(canonical(&old).to_string(), canonical(&new).to_string());
    }
}
