use async_graphql::{ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use shared::{JobId, JobKind, JobState};

use super::{backoff::MOST_ATTEMPTS, entity::job::Model};
use crate::api::node_id;

pub struct JobObject(pub(super) Model);

impl JobObject {
    fn now(&self) -> JobState {
        JobState::of_tag(&self.0.state).unwrap_or(JobState::Discarded)
    }
}

/// Something the server does by itself, after an act or by the clock.
#[Object(name = "Job")]
impl JobObject {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(JobId(self.0.id))
    }

    /// Grows by one with each change of its state; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it does; null if this version of the product does not know it.
    async fn kind(&self) -> Option<JobKind> {
        JobKind::of_tag(&self.0.kind)
    }

    /// The id of the record it is about.
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// How far it has come.
    async fn state(&self) -> JobState {
        self.now()
    }

    /// How often it was tried, since somebody last had it tried again.
    async fn attempts(&self) -> i32 {
        self.0.attempts
    }

    /// How often it is tried before it is dead.
    async fn most_attempts(&self) -> i32 {
        MOST_ATTEMPTS
    }

    /// When it was put.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it is tried next; while it runs, when another may take it. Null once it is over.
    async fn next_at(&self) -> Option<DateTime<Utc>> {
        self.0.next_at
    }

    /// When it was done, died or was given up; null before.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.0.ended_at
    }

    /// Why the last try came to nothing, in English, at most 500 characters; null if it did not fail.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }

    /// Indicates whether it can be tried at once.
    async fn can_be_retried(&self) -> bool {
        self.now().can_be_retried()
    }

    /// Indicates whether it can be given up.
    async fn can_be_discarded(&self) -> bool {
        self.now().can_be_discarded()
    }
}

/// How many jobs are in a state.
#[derive(SimpleObject)]
pub struct JobCount {
    /// The state.
    pub state: JobState,
    /// How many, counted up to 10,000.
    pub count: i64,
}
