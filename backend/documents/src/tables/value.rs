//! What stands in a cell.

use std::{borrow::Cow, fmt};

/// What stands in a cell; of a formula it is what the program that saved the file had computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Never blank. It may look like a formula: here it is a text.
    Text(String),
    /// Finite.
    Number(f64),
    Day(Day),
    Truth(bool),
}

/// A day of the calendar that everybody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Value {
    /// As a person reads it: `12.5`, `05/09/2026`.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Truth(true) => Cow::Borrowed("TRUE"),
            Self::Truth(false) => Cow::Borrowed("FALSE"),
        }
    }
}

/// `05/09/2026`
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }
}

/// Days from 1 January 1970 to 30 December 1899, the day 0 of spreadsheets, and to 1 January 1904.
const FROM_1900: i64 = -25_569;
const FROM_1904: i64 = -24_107;

impl Day {
    /// `5/9/2026`, `05-09-2026`, `5.9.2026` or `2026-09-05`; none if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
        let [first, month, last] = parts[..] else { return None };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
        if ![first, month, last].into_iter().all(digits) {
            return None;
        }
        let (year, day) = match (first.len(), last.len()) {
            (4, 1 | 2) => (first, last),
            (1 | 2, 4) => (last, first),
            _ => return None,
        };
        Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? }.checked()
    }

    /// The day that a spreadsheet keeps as a number.
    pub(super) fn of_serial(serial: f64, since_1904: bool) -> Option<Self> {
        // The last is 31 December 9999.
        if !(1.0..2_958_466.0).contains(&serial) {
            return None;
        }
        // A fraction is an hour of the day.
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let days = serial as i64 + if since_1904 { FROM_1904 } else { FROM_1900 };
        // Spreadsheets have a 29 February 1900 that never was: what is before it is a day late.
        let days = if !since_1904 && serial < 60.0 { days + 1 } else { days };
        of_days(days)
    }

    /// The number by which spreadsheets keep it.
    pub(super) fn serial(self) -> i64 {
        days_of(self) - FROM_1900
    }

    fn checked(self) -> Option<Self> {
        let is_leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let most = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=most).contains(&self.day) && (1900..=9999).contains(&self.year)).then_some(self)
    }
}

/// Years are counted from March, so that the day that is there only now and then comes last.
fn days_of(day: Day) -> i64 {
    let early = i64::from(day.month < 3);
    let year = i64::from(day.year) - early;
    let of_era = year.rem_euclid(400);
    let month = i64::from(day.month) + 12 * early - 3;
    let of_year = (153 * month + 2) / 5 + i64::from(day.day) - 1;
    year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn of_days(days: i64) -> Option<Day> {
    let days = days + 719_468;
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let late = i64::from(month >= 10);
    let day = Day {
        year: u16::try_from(year + days.div_euclid(146_097) * 400 + late).ok()?,
        month: u8::try_from(month + 3 - 12 * late).ok()?,
        day: u8::try_from(of_year - (153 * month + 2) / 5 + 1).ok()?,
    };
    day.checked()
}
