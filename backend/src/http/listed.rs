//! What a browser's session may ask: the operations of our own pages. A page of a year ago may lie in a phone's
//! queue, so what was shipped stays allowed for twelve months. Tokens and strangers ask freely, within the limits.
use std::{collections::HashMap, sync::LazyLock};

use chrono::{Months, NaiveDate};
use sha2::{Digest, Sha256};

/// Written by the tests of the pages: `sha256,name,shipped_until`.
const LIST: &str = include_str!("../../operations.csv");
const STAYS: Months = Months::new(12);

/// The last day of each; None while it is shipped.
static LISTED: LazyLock<HashMap<[u8; 32], Option<NaiveDate>>> = LazyLock::new(|| read(LIST));

pub fn may_be_asked(query: &str, today: NaiveDate) -> bool {
    let digest: [u8; 32] = Sha256::digest(query).into();
    LISTED.get(&digest).is_some_and(|until| stands(*until, today))
}

fn stands(until: Option<NaiveDate>, today: NaiveDate) -> bool {
    until.is_none_or(|until| until.checked_add_months(STAYS).is_none_or(|last| today <= last))
}

/// A line that cannot be read allows nothing.
fn read(list: &str) -> HashMap<[u8; 32], Option<NaiveDate>> {
    let line = |line: &str| {
        let mut cells = line.split(',');
        let (digest, until) = (digest(cells.next()?)?, cells.nth(1)?);
        let until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
        Some((digest, until))
    };
    list.lines().filter_map(line).collect()
}

fn digest(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_list_of_the_pages_reads() {
        assert!(LISTED.len() > 50);
        assert_eq!(LISTED.len() + 1, LIST.lines().count(), "a line without a meaning");
        assert!(may_be_asked("{ viewer { login } }", day("2026-11-24")));
        assert!(!may_be_asked("{ viewer { login fullName } }", day("2026-11-24")));
    }

    #[test]
    fn what_is_shipped_no_more_stays_for_twelve_months() {
        let list =
            read(&format!("sha256,name,shipped_until\n{0},A,2026-02-28\n{0}x,B,\n,,\n", "ab".repeat(32)));
        assert_eq!(list.into_values().collect::<Vec<_>>(), [Some(day("2026-02-28"))]);
        for (until, today, expected) in [
            (None, "2099-01-01", true),
            (Some("2026-02-28"), "2026-02-28", true),
            (Some("2026-02-28"), "2027-02-28", true),
            (Some("2026-02-28"), "2027-03-01", false),
        ] {
            assert_eq!(stands(until.map(day), day(today)), expected, "{until:?} {today}");
        }
    }
}
