//! What is done by the clock of Vietnam. A row for each schedule and day is the one who wrote it first: two instances run
//! it once. What was missed while no server ran is caught up, once.
use chrono::{DateTime, FixedOffset};
use croner::{Cron, errors::CronError};
use sea_orm::{ActiveValue::Set, DbErr, TryInsertResult, prelude::*};
use serde_json::json;
use shared::JobKind;

use super::{
    NewJob, Works,
    entity::schedule_run::{ActiveModel, Entity},
    put,
};
use crate::{
    clock::{Means, in_vietnam},
    database, places,
};

/// Each office gets one such job, at most once a day.
#[derive(Clone)]
pub struct Schedule {
    kind: JobKind,
    cron: Cron,
}

impl Schedule {
    /// `pattern` is minute, hour, day, month and day of the week, in Vietnam.
    pub fn new(kind: JobKind, pattern: &str) -> Result<Self, CronError> {
        Ok(Self { kind, cron: pattern.parse()? })
    }

    fn last_before(&self, now: &DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        self.cron.find_previous_occurrence(now, true).ok()
    }
}

/// Puts the jobs whose time has come and that nobody has put yet.
pub async fn tick(means: &Means, works: &Works) -> Result<(), DbErr> {
    let now = means.clock.now();
    let here = in_vietnam(now);
    for schedule in &works.schedules {
        let Some(day) = schedule.last_before(&here).map(|then| then.date_naive()) else { continue };
        let name = schedule.kind.tag();
        let seen = Entity::find_by_id((name.to_owned(), day)).one(&means.db).await?;
        if seen.is_some() {
            continue;
        }
        let tx = database::begin(&means.db).await?;
        let row = ActiveModel { schedule: Set(name.to_owned()), day: Set(day) };
        let inserted = Entity::insert(row).on_conflict_do_nothing().exec_without_returning(&tx).await?;
        if matches!(inserted, TryInsertResult::Inserted(1..)) {
            for office in places::offices(&tx).await? {
                let job = NewJob {
                    office_id: office.id,
                    kind: schedule.kind,
                    subject: format!("office:{}", office.id),
                    payload: json!({ "day": day }),
                    once: format!("{name}:{}:{day}", office.id),
                };
                put(&tx, means.new_id(), now, job).await?;
            }
            tx.commit().await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_time_may_have_been_yesterday() {
        let schedule = Schedule::new(JobKind::Digest, "0 7 * * *").unwrap();
        for (now, last) in [
            ("2020-04-15T06:59:59+07:00", "2020-04-14T07:00:00+07:00"),
            ("2020-04-15T07:00:00+07:00", "2020-04-15T07:00:00+07:00"),
            ("2020-01-01T00:00:00+07:00", "2019-12-31T07:00:00+07:00"),
        ] {
            let now = DateTime::parse_from_rfc3339(now).unwrap();
            assert_eq!(schedule.last_before(&now).map(|then| then.to_rfc3339()).as_deref(), Some(last));
        }
        assert!(Schedule::new(JobKind::Digest, "at seven").is_err());
    }
}
