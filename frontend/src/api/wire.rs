//! Types of the wire that no slice owns.
use shared::schema;

use crate::calendar::{self, Day};

/// A day as it travels: `2020-04-15`.
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "NaiveDate")]
pub struct WireDay(String);

impl WireDay {
    pub fn day(&self) -> Option<Day> {
        Day::of_iso(&self.0)
    }

    /// `15/04/2020`
    pub fn shown(&self) -> String {
        self.day().map(Day::shown).unwrap_or_default()
    }
}

impl From<Day> for WireDay {
    fn from(day: Day) -> Self {
        Self(day.iso())
    }
}

/// A moment as it travels: `2020-04-15T01:30:00Z`.
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DateTime")]
pub struct WireMoment(String);

impl WireMoment {
    /// `15/04/2020`, by the clocks of Vietnam.
    pub fn day(&self) -> String {
        self.shown().split(' ').next_back().unwrap_or_default().to_owned()
    }

    /// `08:30 15/04/2020`, by the clocks of Vietnam.
    pub fn shown(&self) -> String {
        calendar::moment(&self.0).unwrap_or_default()
    }
}

/// Where a page of a list stands.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct PageInfo {
    pub end_cursor: Option<String>,
    pub has_next_page: bool,
    pub has_previous_page: bool,
}

impl PageInfo {
    /// Of a list that has not come yet.
    pub const fn none() -> Self {
        Self { end_cursor: None, has_next_page: false, has_previous_page: false }
    }
}

/// Asks for words of a name.
#[derive(cynic::InputObject, Debug)]
pub struct TextWhere {
    pub contains: Option<String>,
}

impl TextWhere {
    pub fn of(words: Option<String>) -> Option<Self> {
        words.map(|words| Self { contains: Some(words) })
    }
}
