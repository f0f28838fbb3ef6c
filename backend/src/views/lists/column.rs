use async_graphql::{InputType, Value as Constant};
use chrono::{DateTime, FixedOffset, NaiveDate};
use documents::sheets::Cell;
use serde_json::Value;
use shared::{Locale, Word};

/// Who reads, and on which day.
#[derive(Clone, Copy)]
pub struct Reading {
    pub locale: Locale,
    pub today: NaiveDate,
}

impl Reading {
    pub const fn said(self, word: Word) -> &'static str {
        word.said(self.locale)
    }
}

/// One column of a file: what is asked for, and how it is read from the answer.
pub struct Column {
    /// As views and requests name it.
    pub name: &'static str,
    pub heading: Word,
    /// In letters, about.
    pub width: u16,
    /// What is selected of a row, without an alias.
    pub select: &'static str,
    pub read: fn(&Value, Reading) -> Cell,
}

impl Column {
    pub const fn new(
        name: &'static str,
        heading: Word,
        select: &'static str,
        read: fn(&Value, Reading) -> Cell,
    ) -> Self {
        Self { name, heading, width: 24, select, read }
    }

    #[must_use]
    pub const fn wide(mut self, width: u16) -> Self {
        self.width = width;
        self
    }
}

/// Words as they are.
pub fn text(value: &Value, _: Reading) -> Cell {
    Cell::text(value.as_str().unwrap_or_default())
}

pub fn name(value: &Value, reading: Reading) -> Cell {
    text(&value["name"], reading)
}

pub fn title(value: &Value, reading: Reading) -> Cell {
    text(&value["title"], reading)
}

pub fn number(value: &Value, _: Reading) -> Cell {
    value.as_i64().map_or(Cell::Empty, Cell::Number)
}

pub fn day(value: &Value, reading: Reading) -> Cell {
    day_of(value).map_or_else(|| text(value, reading), Cell::Day)
}

pub fn day_of(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

/// By the clocks of Vietnam.
pub fn moment(value: &Value, reading: Reading) -> Cell {
    let at = value.as_str().and_then(|raw| DateTime::parse_from_rfc3339(raw).ok());
    let here = FixedOffset::east_opt(7 * 3600);
    match (at, here) {
        (Some(at), Some(here)) => Cell::Moment(at.with_timezone(&here).naive_local()),
        _ => text(value, reading),
    }
}

/// A member of an enum, as a person would say it; one that nobody has words for is left as it is.
pub fn member<T: InputType>(value: &Value, reading: Reading, word: fn(T) -> Word) -> Cell {
    Cell::text(member_said(value, reading, word))
}

pub fn member_said<T: InputType>(value: &Value, reading: Reading, word: fn(T) -> Word) -> String {
    let raw = value.as_str().unwrap_or_default();
    let parsed = T::parse(Some(Constant::String(raw.to_owned()))).ok();
    parsed.map_or_else(|| raw.to_owned(), |member| reading.said(word(member)).to_owned())
}

/// What was asked of several, in one cell.
pub fn joined(values: &Value, each: impl Fn(&Value) -> String) -> Cell {
    let all: Vec<_> =
        values.as_array().into_iter().flatten().map(each).filter(|one| !one.is_empty()).collect();
    Cell::text(all.join("; "))
}
