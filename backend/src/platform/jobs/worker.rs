use std::{panic::AssertUnwindSafe, time::Duration};

use futures_util::FutureExt;
use sea_orm::DbErr;

use super::{
    Failure, Job, Turn, Works,
    backoff::{MOST_ATTEMPTS, wait_after},
    schedule, store,
};
use crate::clock::Means;

/// How long a worker sleeps when there is nothing to do.
const IDLE: Duration = Duration::from_secs(1);
/// How often the clock is looked at.
const TICK: Duration = Duration::from_mins(1);
/// Shorter than the lease: who is at it that long gives it back before another takes it.
const LONGEST: Duration = Duration::from_secs(90);

/// Takes jobs and does them, one after another. Any number may run, in one process or in several.
#[derive(Clone)]
pub struct Worker {
    means: Means,
    works: Works,
}

impl Worker {
    pub fn new(means: Means, works: Works) -> Self {
        Self { means, works }
    }

    /// Works until it is dropped: a job it was at is taken by another when the lease is over.
    pub async fn serve(&self) {
        loop {
            match self.next().await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(IDLE).await,
                Err(cause) => {
                    tracing::error!(%cause, "no job can be taken");
                    tokio::time::sleep(IDLE).await;
                }
            }
        }
    }

    /// Looks at the clock until it is dropped.
    pub async fn keep_time(&self) {
        let mut every = tokio::time::interval(TICK);
        loop {
            every.tick().await;
            if let Err(cause) = schedule::tick(&self.means, &self.works).await {
                tracing::error!(%cause, "what is done by the clock was not put");
            }
        }
    }

    /// Does one job; false if none is due.
    pub async fn next(&self) -> Result<bool, DbErr> {
        let Some(job) = store::claim(&self.means.db, self.means.clock.now()).await? else { return Ok(false) };
        let failed = if job.attempts > MOST_ATTEMPTS {
            Failure::Told("Whoever was at it ended before it did, each time.".to_owned())
        } else {
            match AssertUnwindSafe(tokio::time::timeout(LONGEST, self.attempt(&job))).catch_unwind().await {
                Ok(Ok(Ok(()))) => return Ok(true),
                Ok(Ok(Err(failure))) => failure,
                Ok(Err(_)) => Failure::Told("It took too long.".to_owned()),
                Err(_) => Failure::Told("The work broke off.".to_owned()),
            }
        };
        tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, cause = ?failed, "a job failed");
        let now = self.means.clock.now();
        let again = wait_after(job.attempts).filter(|_| !matches!(failed, Failure::Hopeless(_)));
        let next_at = again.map(|wait| now + wait);
        store::put_off(&self.means.db, &job, now, next_at, &failed.to_string()).await?;
        Ok(true)
    }

    async fn attempt(&self, job: &Job) -> Result<(), Failure> {
        let work = self.works.of(&job.kind)?;
        let found = work.outside(&self.means, job).await?;
        let turn = Turn::begin(&self.means).await?;
        // First of all: from here on nobody else can take it, and who has lost it writes nothing.
        if !store::end(&turn, job).await? {
            return Ok(());
        }
        work.inside(&turn, job, found).await?;
        Ok(turn.commit().await?)
    }
}
