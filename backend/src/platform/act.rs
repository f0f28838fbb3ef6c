//! The one road of every mutation: its change, its audit row, its outbox row and its idempotency row are
//! one transaction, on both databases.
use std::{
    str::FromStr,
    sync::{Mutex, PoisonError},
};

use async_graphql::{Context, InputType};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;
use shared::IdempotencyKey;
use uuid::Uuid;

use super::{
    audit,
    idempotency::{self, Claim, KeyRefused},
    outbox, search,
};
use crate::{
    api::{ContextExt, Fault, Refusal, UserError},
    clock::{Means, new_id},
    database,
};

/// What is asked: with the key it decides whether a request is a repetition.
pub struct Act<'a, I> {
    pub operation: &'static str,
    pub id: &'a str,
    pub input: &'a I,
    pub key: &'a str,
}

/// What a change hands back to be recorded.
pub struct Done {
    pub office_id: Uuid,
    /// The node id of the record that changed.
    pub subject: String,
    pub version: i32,
    pub before: serde_json::Value,
    pub after: serde_json::Value,
    /// What the outbox calls it: `organization.renamed`.
    pub topic: &'static str,
}

/// What an act left behind. The resolver reads the record anew from it, so a repetition may select
/// other fields than the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub subject: String,
    pub version: i32,
}

/// A refusal is a value, a fault is an error.
pub type Outcome<T, R> = Result<Result<T, R>, Fault>;

/// A running act: the only thing a store can write with.
pub struct Tx {
    db: DatabaseTransaction,
    pub account_id: Uuid,
    pub now: DateTime<Utc>,
    means: Means,
    /// What changed, part by part, where an act changes more than one entry of the trail can hold.
    parts: Mutex<Vec<(serde_json::Value, serde_json::Value)>>,
}

impl Tx {
    pub async fn begin(means: &Means, account_id: Uuid) -> Result<Self, DbErr> {
        let db = database::begin(&means.db).await?;
        // Only now: on SQLite `begin` waits for its turn, and the chain should not run backwards.
        Ok(Self { db, account_id, now: means.clock.now(), means: means.clone(), parts: Mutex::default() })
    }

    /// Some hundred records that this act changes, before and after: an entry of their own in the trail.
    pub fn changes_also(&self, before: serde_json::Value, after: serde_json::Value) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push((before, after));
    }

    pub fn db(&self) -> &DatabaseTransaction {
        &self.db
    }

    pub fn new_id(&self) -> Uuid {
        new_id(self.now, self.means.chance.as_ref())
    }

    pub fn random(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.means.chance.fill(&mut bytes);
        bytes
    }

    /// The end of an act: what was written is found from now on, what happened goes to the outbox and, last, to the chain.
    pub async fn commit(self, operation: &str, done: &Done) -> Result<(), DbErr> {
        self.commit_all(operation, std::slice::from_ref(done)).await
    }

    /// The same for records of one office that one act has changed: each has its own line.
    async fn commit_all(self, operation: &str, done: &[Done]) -> Result<(), DbErr> {
        search::catch_up(&self.db).await?;
        outbox::put(&self, done).await?;
        // Last, because it locks the head of the office's chain: all who write wait for that row.
        if let [first, ..] = done {
            let parts = std::mem::take(&mut *self.parts.lock().unwrap_or_else(PoisonError::into_inner));
            let part = |(before, after)| Done { before, after, subject: first.subject.clone(), ..*first };
            audit::append(&self, operation, &parts.into_iter().map(part).collect::<Vec<_>>()).await?;
        }
        audit::append(&self, operation, done).await?;
        self.db.commit().await
    }
}

/// Runs `change` once for each key. A refusal or a fault drops the transaction and leaves nothing behind.
pub async fn act<I: InputType, Row>(
    ctx: &Context<'_>,
    act: Act<'_, I>,
    change: impl AsyncFnOnce(&Tx) -> Outcome<Done, Refusal<Row>>,
) -> Outcome<Receipt, Refusal<Row>> {
    act_on_many(ctx, act, async |tx| {
        let done = change(tx).await?;
        Ok(done.map(|done| (Receipt { subject: done.subject.clone(), version: done.version }, vec![done])))
    })
    .await
}

/// The same for an act on several records of one office: all of them or none. The receipt is for the act as a whole.
pub async fn act_on_many<I: InputType, Row>(
    ctx: &Context<'_>,
    act: Act<'_, I>,
    change: impl AsyncFnOnce(&Tx) -> Outcome<(Receipt, Vec<Done>), Refusal<Row>>,
) -> Outcome<Receipt, Refusal<Row>> {
    let account_id = actor(ctx)?;
    let Ok(key) = IdempotencyKey::parse(act.key) else { return Ok(Err(KeyRefused::Malformed.into())) };
    let body = json!([act.operation, act.id, act.input.to_value()]);

    let tx = Tx::begin(ctx.means(), account_id).await?;
    match idempotency::claim(&tx, &key, &body).await? {
        Claim::Fresh => {}
        Claim::Repeated(receipt) => return Ok(Ok(receipt)),
        Claim::OtherBody => return Ok(Err(KeyRefused::Reused.into())),
    }
    let (receipt, done) = match change(&tx).await? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    idempotency::keep(&tx, &key, &receipt).await?;
    tx.commit_all(act.operation, &done).await?;
    Ok(Ok(receipt))
}

/// For what takes or returns a secret: no key, for its row would hold a digest of the secret.
pub async fn act_once<Row>(
    ctx: &Context<'_>,
    operation: &'static str,
    change: impl AsyncFnOnce(&Tx) -> Outcome<Done, Refusal<Row>>,
) -> Outcome<Receipt, Refusal<Row>> {
    let tx = Tx::begin(ctx.means(), actor(ctx)?).await?;
    let done = match change(&tx).await? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let receipt = Receipt { subject: done.subject.clone(), version: done.version };
    tx.commit(operation, &done).await?;
    Ok(Ok(receipt))
}

/// What a payload shows after an act: the record as it now stands, and why it was refused.
pub async fn settled<Id: FromStr, Row>(
    outcome: Result<Receipt, Refusal<Row>>,
    read: impl AsyncFnOnce(Id) -> Result<Option<Row>, DbErr>,
) -> Result<(Option<Row>, Vec<UserError>), DbErr> {
    match outcome {
        Err(refusal) => Ok(refusal.into_parts()),
        // Read anew: a repetition may select other fields than the first time.
        Ok(receipt) => match receipt.subject.parse() {
            Ok(id) => Ok((read(id).await?, vec![])),
            Err(_) => Ok((None, vec![])),
        },
    }
}

/// Who explores the API only reads.
fn actor(ctx: &Context<'_>) -> Result<Uuid, Fault> {
    let viewer = ctx.viewer();
    viewer.account_id.filter(|_| !viewer.only_reads).ok_or(Fault::Forbidden)
}
