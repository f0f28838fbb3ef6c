//! The outline of a dispatch: preamble, clauses and closing as consecutive pieces of its body.
//!
//! The rules stand in `docs/import.md`. Everything here is pure and looks at each line a fixed number of times, so that the
//! largest body a dispatch may have is read in a time that grows with its bytes alone.

mod broken;
mod closing;
mod fit;
mod glue;
mod letterhead;
mod lines;
mod marker;
mod named;
mod numbered;
mod numerals;
mod quotes;
mod signature;
mod title;
mod walk;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::title::title;
pub(crate) use self::{
    broken::goes_on,
    lines::{Lines, opens_with},
    quotes::Quotes,
    walk::is_marker,
};

/// More clauses than this no desk can assign: what follows stays text of the last one.
pub const MAX_CLAUSES: usize = 400;

/// A body cut into consecutive segments. The ranges count bytes, stand on character boundaries and join to the whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Letterhead, addressees and opening paragraph; may be empty.
    pub preamble: Range<usize>,
    /// In document order, never empty: a body without markers is one clause without a label.
    pub clauses: Vec<Clause>,
    /// From the closing phrase or the signature to the end, with whatever is annexed; may be empty.
    pub closing: Range<usize>,
    /// What the officer should look at before the outline is published.
    pub hints: Vec<Hint>,
}

/// One numbered or bulleted piece of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The marker as written, without its punctuation; `-` or `+` for bullets; empty where nothing is numbered.
    pub label: String,
    /// 1 for the outermost; never more than one above the level of the clause before it.
    pub level: u8,
    /// At most 160 characters, and `…` where it was cut.
    pub title: String,
    /// Bytes of the body, from the marker (or the blanks before it on its line) to the next cut.
    pub range: Range<usize>,
}

/// Something that looks like a slip. `at` counts bytes of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// No marker was found, so the whole text is one clause.
    NoNumbering,
    /// A second document begins behind the closing; its markers are not clauses.
    AnnexFound { at: usize },
    /// An opening quote has no partner in its paragraph.
    QuoteNotClosed { at: usize },
    /// A marker stood inside a line, without a blank before it.
    GluedMarker { at: usize },
    /// The number before this marker is not there.
    NumberMissing { at: usize },
    /// This marker's number was used before in the same run.
    NumberRepeated { at: usize },
    /// More than [`MAX_CLAUSES`] markers: the rest is text of the last clause.
    TooManyClauses,
}

/// Cuts a body (NFC, lines ended by `\n`) into preamble, clauses and closing. Never fails: a text without any order is one clause.
pub fn outline(body: &str) -> Outline {
    walk::Walk::over(body).finish()
}
