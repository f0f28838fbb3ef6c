//! Legal documents and schemes that a dispatch cites, so that they can be registered beside it.

mod dates;
mod kinds;
mod merge;
mod numbered;
mod passage;
mod schemes;
mod subject;
mod superior;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::{merge::Register, passage::Passages, words::Words};
use crate::clauses::{Outline, Quotes};

/// A cited document or scheme. What the text does not say is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// `Công văn`, `Thông tư`, `Đề án` …
    pub kind: Option<String>,
    /// Exactly as written: `1592/SGDĐT-GDTrH&GDTX`.
    pub number: Option<String>,
    /// Year, month (1 to 12), day of the month; always a day of the calendar.
    pub date: Option<(u16, u8, u8)>,
    /// The authority, as the text names it.
    pub issuer: Option<String>,
    /// What a document is about (behind `về`), or what a scheme is called.
    pub name: Option<String>,
    /// Bytes of the body, one range for each time it is cited, in order: from its kind to the last of number, date and issuer;
    /// of a scheme to the end of its name.
    pub ranges: Vec<Range<usize>>,
    /// The document that the opening phrase `Thực hiện …` names; one at most.
    pub superior: bool,
}

/// Mentions that are read; behind each one a sentence is read, and no dispatch comes near this many.
const MAX_MENTIONS: usize = 2_000;

/// The documents and schemes a body cites, in the order of their first mention. `outline` is the outline of the same body.
/// Behind 2,000 mentions the rest of the body is not read any more.
pub fn citations(body: &str, outline: &Outline) -> Vec<Citation> {
    let quotes = Quotes::of(body);
    let passages = Passages::of(body, outline);
    let mut register = Register::default();
    let mut words = Words::of(body);
    let mut mentions = 0;
    while mentions < MAX_MENTIONS && words.advance() {
        let found = numbered::find(&words, &passages).or_else(|| schemes::find(&words, &passages, &quotes));
        if let Some(citation) = found {
            register.add(citation);
            mentions += 1;
        }
    }
    let mut citations = register.into_citations();
    superior::mark(&mut citations, body, outline, &passages);
    citations
}
