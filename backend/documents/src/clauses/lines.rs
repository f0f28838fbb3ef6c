//! Lines of a body, one at a time: keeping all of them would cost many times the body where every line is short.

/// A line without the blanks around its text.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Byte of the body at which the line begins.
    pub start: usize,
    /// Byte of the body at which its text begins.
    pub text_at: usize,
    /// The text, trimmed; empty on a blank line.
    pub text: &'a str,
}

impl Line<'_> {
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of a text, cheap to clone for a look ahead.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: std::str::SplitInclusive<'a, char>,
    at: usize,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { rest: text.split_inclusive('\n'), at: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let raw = self.rest.next()?;
        let start = self.at;
        self.at += raw.len();
        let text_at = start + raw.len() - raw.trim_start().len();
        Some(Line { start, text_at, text: raw.trim() })
    }
}

/// Is this a heading in capitals: at least two letters, and none of them small?
pub fn in_capitals(text: &str) -> bool {
    let mut letters = 0_usize;
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        if !letter.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

/// Does a sentence end here? Quotes and brackets that close behind the stop do not hide it.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', ']']).ends_with(['.', ';', ':', '!', '?', '…'])
        || text.ends_with(['.', ';', ':'])
}

/// Does the text begin with this phrase, and not merely with a longer word?
pub fn opens_with(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

pub fn begins_capital(text: &str) -> bool {
    text.trim_start_matches(['"', '“', '”', '«', '(', '[']).starts_with(char::is_uppercase)
}

pub fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}
