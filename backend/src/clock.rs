//! Time and chance are handed in, so that a test can set the one and repeat the other.
//!
//! Two clocks: security uses [`Clock::now`]; everything with a deadline uses the office's business date, which
//! is [`today`] unless the office has fixed another.
use std::{ops::RangeInclusive, sync::Arc};

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, Utc};
use sea_orm::DatabaseConnection;
use uuid::{Builder, Uuid};

use crate::platform::{files::FileStore, mail::Post};

/// Vietnam has one time and never changes it.
const VIETNAM_SECONDS: i32 = 7 * 3600;

pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// What every act works with.
#[derive(Clone)]
pub struct Means {
    pub db: DatabaseConnection,
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub files: FileStore,
    /// None where no server takes mail.
    pub post: Option<Post>,
}

impl Means {
    pub fn of_this_machine(db: DatabaseConnection, files: FileStore) -> Self {
        Self { db, clock: Arc::new(SystemClock), chance: Arc::new(SystemChance), files, post: None }
    }

    pub fn new_id(&self) -> Uuid {
        new_id(self.clock.now(), self.chance.as_ref())
    }
}

pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        // PostgreSQL keeps microseconds: a finer time would not read back as it was written.
        Utc::now().trunc_subsecs(6)
    }
}

pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// A version 7 id: sorted by the time it was made.
pub fn new_id(now: DateTime<Utc>, chance: &dyn Chance) -> Uuid {
    let mut random = [0; 10];
    chance.fill(&mut random);
    Builder::from_unix_timestamp_millis(now.timestamp_millis().unsigned_abs(), &random).into_uuid()
}

/// The date in Vietnam.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    in_vietnam(now).date_naive()
}

/// The time in Vietnam.
pub fn in_vietnam(now: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(VIETNAM_SECONDS) {
        Some(vietnam) => now.with_timezone(&vietnam),
        None => now.fixed_offset(),
    }
}

/// The ids of all that was made at a time, the least and the greatest.
pub fn ids_made_at(at: DateTime<Utc>) -> RangeInclusive<Uuid> {
    let id = |rest| Builder::from_unix_timestamp_millis(at.timestamp_millis().unsigned_abs(), &[rest; 10]);
    id(0).into_uuid()..=id(u8::MAX).into_uuid()
}
