use chrono::{NaiveDate, NaiveDateTime};

/// What stands above a column.
pub struct Heading {
    pub words: String,
    /// In letters, about.
    pub width: u16,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(i64),
    Day(NaiveDate),
    /// By the clocks of the place where it is read.
    Moment(NaiveDateTime),
}

impl Cell {
    /// What says nothing is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
