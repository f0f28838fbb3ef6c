use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, prelude::*, sea_query::OnConflict};
use serde_json::Value;
use shared::{JobKind, JobState};

use super::entity::job::{ActiveModel, Column, Entity};

/// A job to be done.
pub struct NewJob {
    pub office_id: Uuid,
    pub kind: JobKind,
    /// The node id of what it is about, for whoever looks at it.
    pub subject: String,
    pub payload: Value,
    /// What makes it the same job: it is put once, at most 120 characters.
    pub once: String,
}

/// Puts a job in the transaction of whatever it follows from; nothing if the same was put before.
pub async fn put(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>, job: NewJob) -> Result<(), DbErr> {
    put_all(db, now, vec![(id, job)]).await
}

/// The same for several, in one statement.
pub async fn put_all(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    jobs: Vec<(Uuid, NewJob)>,
) -> Result<(), DbErr> {
    if jobs.is_empty() {
        return Ok(());
    }
    let rows = jobs.into_iter().map(|(id, job)| ActiveModel {
        id: Set(id),
        version: Set(1),
        office_id: Set(job.office_id),
        kind: Set(job.kind.tag().to_owned()),
        subject: Set(job.subject),
        once: Set(job.once),
        payload: Set(job.payload.to_string()),
        state: Set(JobState::Waiting.tag().to_owned()),
        attempts: Set(0),
        created_at: Set(now),
        next_at: Set(Some(now)),
        ended_at: Set(None),
        last_error: Set(None),
    });
    let nothing = OnConflict::column(Column::Once).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(nothing).exec_without_returning(db).await.map(|_| ())
}
