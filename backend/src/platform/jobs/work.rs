//! What can be done, by kind. The part of it that reaches out of the database comes first and may happen again if the
//! worker dies right after it; the part in the database is in the transaction that ends the job, so it happens once.
use std::sync::Arc;

use async_graphql::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::Value;
use shared::JobKind;
use thiserror::Error;
use uuid::Uuid;

use super::{Job, Schedule};
use crate::{
    clock::{Means, new_id},
    database,
};

/// Why a try came to nothing, in words for an administrator.
#[derive(Debug, Error)]
pub enum Failure {
    #[error("The database could not do it.")]
    Database(#[from] DbErr),
    #[error("{0}")]
    Told(String),
    /// To try again would not help: it is dead at once.
    #[error("{0}")]
    Hopeless(String),
}

#[async_trait::async_trait]
pub trait Work: Send + Sync {
    /// What is done out in the world; what it finds is handed on.
    async fn outside(&self, _means: &Means, _job: &Job) -> Result<Value, Failure> {
        Ok(Value::Null)
    }

    /// What is written, in the transaction that ends the job.
    async fn inside(&self, turn: &Turn, job: &Job, found: Value) -> Result<(), Failure>;
}

/// The transaction that ends a job.
pub struct Turn {
    db: DatabaseTransaction,
    pub now: DateTime<Utc>,
    pub means: Means,
}

impl Turn {
    pub(super) async fn begin(means: &Means) -> Result<Self, DbErr> {
        let db = database::begin(&means.db).await?;
        Ok(Self { db, now: means.clock.now(), means: means.clone() })
    }

    pub fn db(&self) -> &DatabaseTransaction {
        &self.db
    }

    pub fn new_id(&self) -> Uuid {
        new_id(self.now, self.means.chance.as_ref())
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.db.commit().await
    }
}

/// All that a worker can do, and what it does by the clock.
#[derive(Clone, Default)]
pub struct Works {
    works: Vec<(&'static str, Arc<dyn Work>)>,
    pub(super) schedules: Vec<Schedule>,
}

impl Works {
    #[must_use]
    pub fn with(mut self, kind: JobKind, work: impl Work + 'static) -> Self {
        self.works.push((kind.tag(), Arc::new(work)));
        self
    }

    #[must_use]
    pub fn by_the_clock(mut self, schedule: Schedule) -> Self {
        self.schedules.push(schedule);
        self
    }

    pub(super) fn of(&self, kind: &str) -> Result<&dyn Work, Failure> {
        let known = self.works.iter().find(|(known, _)| *known == kind);
        let unknown = || Failure::Told(format!("This version of the product does not know the work {kind}."));
        known.map(|(_, work)| work.as_ref()).ok_or_else(unknown)
    }
}
