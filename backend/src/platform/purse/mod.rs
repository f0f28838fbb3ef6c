//! What each caller may spend in a minute. An instance has one slice for everybody in its memory, so what people do
//! writes nothing; who spends more has further slices leased in the database, where all instances meet.
mod lease;

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

const MINUTE: i64 = 60;

/// Who has so many callers at once counts them together, for they would fill the memory.
const MOST_PAYERS: usize = 100_000;

#[derive(Clone, Copy, Debug)]
pub struct Budget {
    pub per_minute: i64,
    /// The most that one request may cost, and more.
    pub slice: i64,
}

impl Default for Budget {
    /// A walk through every page costs 8,000, and what is typed into the dearest list asks for 2,000 a letter.
    fn default() -> Self {
        Self::of(240_000)
    }
}

impl Budget {
    /// A tenth of it is what an instance gives without asking the database.
    pub fn of(per_minute: i64) -> Self {
        Self { per_minute, slice: (per_minute / 10).max(24_000) }
    }
}

/// An account, a service token, or the address of a stranger.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Payer(String);

impl Payer {
    pub fn new(known: Option<Uuid>, address: &str) -> Self {
        Self(known.map_or_else(|| network(address), |id| id.to_string()))
    }
}

/// Whoever has one address of IPv6 has 2⁶⁴ of them.
fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::")
        }
        _ => address.to_owned(),
    }
}

/// What a request did to the purse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    pub asked: i64,
    /// Of the minute's budget, as this instance knows it.
    pub left: i64,
    /// Seconds until the minute is over.
    pub until: i64,
    pub paid: bool,
}

/// The purses of all callers in this minute.
pub struct Purse {
    pub budget: Budget,
    now: Mutex<Now>,
}

#[derive(Default)]
struct Now {
    minute: i64,
    of: HashMap<Payer, Held>,
}

#[derive(Clone, Copy)]
struct Held {
    here: i64,
    /// What nobody has leased yet.
    beyond: i64,
}

impl Purse {
    pub fn new(budget: Budget) -> Self {
        Self { budget, now: Mutex::default() }
    }

    /// Pays for a request, or says that it cannot.
    pub async fn spend(
        &self,
        db: &DatabaseConnection,
        seconds: i64,
        payer: Payer,
        asked: i64,
    ) -> Result<Spent, DbErr> {
        let minute = seconds.div_euclid(MINUTE);
        let spent = |held: Held, paid| Spent {
            asked,
            left: held.here + held.beyond,
            until: MINUTE - seconds.rem_euclid(MINUTE),
            paid,
        };
        let take = |held: &mut Held| {
            let enough = held.here >= asked;
            held.here -= if enough { asked } else { 0 };
            spent(*held, enough)
        };
        let first = self.hold(minute, &payer, take);
        if first.paid {
            return Ok(first);
        }
        let leased = lease::one_slice(db, &payer.0, minute, self.budget).await?;
        Ok(self.hold(minute, &payer, |held| {
            held.beyond = self.budget.per_minute - leased.total;
            held.here += if leased.granted { self.budget.slice } else { 0 };
            take(held)
        }))
    }

    fn hold<T>(&self, minute: i64, payer: &Payer, look: impl FnOnce(&mut Held) -> T) -> T {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.minute != minute {
            *now = Now { minute, of: HashMap::new() };
        }
        let full = now.of.len() >= MOST_PAYERS && !now.of.contains_key(payer);
        let payer = if full { Payer(String::new()) } else { payer.clone() };
        let Budget { per_minute, slice } = self.budget;
        look(now.of.entry(payer).or_insert(Held { here: slice, beyond: per_minute - slice }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_is_a_network() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:2::9", "2001:db8:1:2::"),
            ("", ""),
        ] {
            assert_eq!(Payer::new(None, address).0, expected);
        }
    }
}
