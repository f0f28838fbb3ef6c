//! Who read lists of people: by hour, reader and list how often, how many, and by which kinds of filter; nothing of what
//! stood there. A request counts in the memory of its instance and a task writes what has gathered, so reads stay
//! reads; an instance that is killed loses the last seconds.
mod entity;
mod query;
mod store;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use async_graphql::Enum;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::identity::Viewer;

pub use self::query::PersonalReadQuery;

/// What can be read of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum PersonalList {
    /// Names and logins of those who have an account.
    Accounts,
    /// Telephone numbers and mail addresses of organizations that are not one's own.
    Contacts,
}

impl PersonalList {
    const ALL: [Self; 2] = [Self::Accounts, Self::Contacts];

    const fn tag(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Contacts => "contacts",
        }
    }
}

/// By what somebody looked for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PersonalFilter {
    /// By words of the name or the login.
    Name,
    /// By whether the account is locked.
    Enabled,
    /// By whether an invitation waits.
    Invited,
}

impl PersonalFilter {
    const ALL: [Self; 3] = [Self::Name, Self::Enabled, Self::Invited];

    const fn bit(self) -> i32 {
        match self {
            Self::Name => 1,
            Self::Enabled => 2,
            Self::Invited => 4,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    requests: i64,
    people: i64,
    /// Of the people, those that left in a file.
    exported: i64,
    filters: i32,
}

/// What one request has read.
#[derive(Default)]
pub struct Noted {
    read: Mutex<BTreeMap<PersonalList, Tally>>,
    is_file: bool,
}

impl Noted {
    /// What is read goes into a file.
    pub fn into_file() -> Self {
        Self { is_file: true, ..Self::default() }
    }

    pub fn note(&self, list: PersonalList, people: usize, filters: &[PersonalFilter]) {
        let mut noted = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let tally = noted.entry(list).or_default();
        let people = i64::try_from(people).unwrap_or(i64::MAX);
        tally.people += people;
        tally.exported += if self.is_file { people } else { 0 };
        tally.filters |= filters.iter().fold(0, |bits, filter| bits | filter.bit());
    }
}

/// Office, hour, reader, list; and whether the reader is a token.
type Key = (Uuid, i64, Uuid, PersonalList, bool);

/// What has gathered since the last flush.
#[derive(Default)]
pub struct PersonalReads(Mutex<BTreeMap<Key, Tally>>);

impl PersonalReads {
    /// The end of a request.
    pub fn gather(&self, viewer: &Viewer, now: DateTime<Utc>, noted: &Noted) {
        let noted = std::mem::take(&mut *noted.read.lock().unwrap_or_else(PoisonError::into_inner));
        let token = viewer.token.as_ref().map(|token| token.id);
        let reader = viewer.account_id.or(token);
        let (Some(office), Some(reader)) = (viewer.office.as_ref(), reader) else { return };
        let mut gathered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (list, read) in noted {
            let key = (office.id, now.timestamp() / 3600, reader, list, token.is_some());
            let tally = gathered.entry(key).or_default();
            tally.requests += 1;
            tally.people += read.people;
            tally.exported += read.exported;
            tally.filters |= read.filters;
        }
    }
}
