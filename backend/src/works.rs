//! All that the server does by itself, after an act or by the clock.
use async_graphql::async_trait;
use serde_json::Value;
use shared::JobKind;

use crate::{
    notifications::{self, Deadlines, Digest, Mail, Notify},
    platform::{
        self,
        jobs::{Failure, Job, Schedule, Turn, Work, Works},
    },
};

/// When, in Vietnam, and what.
const BY_THE_CLOCK: [(&str, JobKind); 3] =
    [("30 2 * * *", JobKind::Tidy), ("0 6 * * *", JobKind::Deadlines), ("0 7 * * *", JobKind::Digest)];

pub fn works() -> Works {
    let works = Works::default()
        .with(JobKind::Notify, Notify)
        .with(JobKind::Deadlines, Deadlines)
        .with(JobKind::Digest, Digest)
        .with(JobKind::Mail, Mail)
        .with(JobKind::Tidy, Tidy);
    // A pattern that is none is left out; the test below has none of those.
    let schedules = BY_THE_CLOCK.into_iter().filter_map(|(at, kind)| Schedule::new(kind, at).ok());
    schedules.fold(works, Works::by_the_clock)
}

struct Tidy;

#[async_trait::async_trait]
impl Work for Tidy {
    async fn inside(&self, turn: &Turn, job: &Job, _: Value) -> Result<(), Failure> {
        platform::tidy(turn, job.office_id).await?;
        Ok(notifications::tidy(turn, job.office_id).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_can_be_read() {
        for (at, kind) in BY_THE_CLOCK {
            assert!(Schedule::new(kind, at).is_ok(), "{at}");
        }
    }
}
