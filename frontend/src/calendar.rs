//! Days as people here write them. No time zone library: the product works by the clock of Vietnam, UTC+7.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    of_month: u8,
}

impl Day {
    /// The first of all, for who has no other.
    pub const FIRST: Self = Self { year: 1, month: 1, of_month: 1 };

    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let possible = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        (possible && (1..=9999).contains(&year)).then_some(Self { year, month, of_month: day })
    }

    /// `2026-09-05`, and what may follow in a time: `2026-09-05T01:02:03Z`.
    pub fn of_iso(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }

    /// `05/09/2026`
    pub fn shown(self) -> String {
        format!("{:02}/{:02}/{:04}", self.of_month, self.month, self.year)
    }

    /// What a person typed: `5/9`, `5-9-2026`, `050926`, `hôm nay`. A year left out is that of `today`.
    pub fn typed(text: &str, today: Self) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let ahead = match text.as_str() {
            "hôm nay" | "hom nay" | "today" => Some(0),
            "hôm qua" | "hom qua" | "yesterday" => Some(-1),
            "ngày mai" | "ngay mai" | "mai" | "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(days) = ahead {
            return Some(today.plus(days));
        }
        if let Some(day) = Self::of_iso(&text).filter(|_| text.len() == 10) {
            return Some(day);
        }
        let parts: Vec<&str> = if text.len() > 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            vec![&text[..2], &text[2..4], &text[4..]]
        } else {
            text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect()
        };
        let year = match parts.get(2) {
            None => today.year,
            Some(year) if year.len() == 2 => 2000 + year.parse::<i32>().ok()?,
            Some(year) if year.len() == 4 => year.parse().ok()?,
            Some(_) => return None,
        };
        match parts[..] {
            [day, month] | [day, month, _] => Self::new(year, month.parse().ok()?, day.parse().ok()?),
            _ => None,
        }
    }

    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self::of_count(self.count() + days)
    }

    /// How many days from `other` to this one.
    pub const fn since(self, other: Self) -> i32 {
        self.count() - other.count()
    }

    /// Days since 1 March of year 0: counted from March, a leap day is the last of its year.
    const fn count(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let month = (self.month as i32 + 9) % 12;
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + self.of_month as i32 - 1
    }

    fn of_count(count: i32) -> Self {
        let mut year = (i64::from(count) * 10_000 + 14_780) / 3_652_425;
        let start = |year: i64| year * 365 + year / 4 - year / 100 + year / 400;
        if start(year) > i64::from(count) {
            year -= 1;
        }
        let rest = i64::from(count) - start(year);
        let month = (rest * 100 + 52) / 3_060;
        let day = rest - (month * 306 + 5) / 10 + 1;
        let part = |value: i64| u8::try_from(value).unwrap_or(1);
        let year = i32::try_from(year + (month + 2) / 12).unwrap_or(1);
        Self { year, month: part((month + 2) % 12 + 1), of_month: part(day) }
    }
}

/// A moment of the wire, `2026-11-24T07:05:00Z`, on the clocks of Vietnam: `14:05 24/11/2026`.
pub fn moment(iso: &str) -> Option<String> {
    let (time, day) = here(iso)?;
    Some(format!("{time} {}", day.shown()))
}

/// How long ago a day is, as one says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
    Today,
    Yesterday,
    On(Day),
}

/// The time of a moment, and its day as it is called at `now`; both as moments travel.
pub fn ago(moment: &str, now: &str) -> Option<(String, Ago)> {
    let ((time, day), (_, today)) = (here(moment)?, here(now)?);
    let ago = match today.since(day) {
        0 => Ago::Today,
        1 => Ago::Yesterday,
        _ => Ago::On(day),
    };
    Some((time, ago))
}

/// Time and day on the clocks of Vietnam.
fn here(iso: &str) -> Option<(String, Day)> {
    let day = Day::of_iso(iso)?;
    let hour: i32 = iso.get(11..13)?.parse().ok()?;
    let minute = iso.get(14..16)?;
    let here = hour + 7;
    Some((format!("{:02}:{minute}", here % 24), day.plus(here / 24)))
}

const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::of_iso(iso).unwrap()
    }

    #[test]
    fn a_day_is_typed_in_many_ways() {
        let today = day("2026-11-24");
        for text in ["5/9", "5-9-2026", "05.09.2026", "050926", "05092026", "2026-09-05", " 5/9/26 "] {
            assert_eq!(Day::typed(text, today), Some(day("2026-09-05")), "{text}");
        }
        assert_eq!(Day::typed("Hôm nay", today), Some(today));
        assert_eq!(Day::typed("hom qua", today), Some(day("2026-11-23")));
        for text in ["", "30/2", "5/13", "5/9/026", "chín", "1/2/3/4", "0509260", "tháng chín"] {
            assert_eq!(Day::typed(text, today), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_a_century_is_counted_once() {
        let mut walked = day("1999-12-31");
        for step in 1..=36_600 {
            let next = walked.plus(1);
            assert!(next > walked && next.since(walked) == 1, "{}", walked.iso());
            assert_eq!(day("1999-12-31").plus(step), next);
            assert_eq!(Day::of_iso(&next.iso()), Some(next));
            walked = next;
        }
    }

    #[test]
    fn a_moment_late_at_night_in_utc_is_the_next_morning_here() {
        assert_eq!(moment("2019-12-31T17:05:09.123Z").as_deref(), Some("00:05 01/01/2020"));
        assert_eq!(moment("2020-04-15T01:30:00Z").as_deref(), Some("08:30 15/04/2020"));
    }

    #[test]
    fn yesterday_begins_at_midnight_here() {
        let now = "2026-11-24T17:30:00.000Z";
        let called = |moment: &str| ago(moment, now).unwrap();
        assert_eq!(called("2026-11-24T17:05:00.000Z"), ("00:05".into(), Ago::Today));
        assert_eq!(called("2026-11-24T07:05:00.000Z"), ("14:05".into(), Ago::Yesterday));
        assert_eq!(called("2026-11-22T07:05:00.000Z"), ("14:05".into(), Ago::On(day("2026-11-22"))));
        assert_eq!(ago("", now), None);
    }
}
