//! The words of a body with a short memory of those before.

/// A word and where it begins in the body, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    pub at: usize,
    pub text: &'a str,
}

/// How many words a kind of document, or the name of a law, may stand before its number.
const MEMORY: usize = 12;

pub struct Words<'a> {
    body: &'a str,
    at: usize,
    /// The last words read, the current one last.
    read: std::collections::VecDeque<Word<'a>>,
}

impl<'a> Words<'a> {
    pub fn of(body: &'a str) -> Self {
        Self { body, at: 0, read: std::collections::VecDeque::with_capacity(MEMORY + 1) }
    }

    /// Reads one word more; false at the end.
    pub fn advance(&mut self) -> bool {
        let rest = &self.body[self.at..];
        let trimmed = rest.trim_start();
        let at = self.at + rest.len() - trimmed.len();
        let length = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        self.at = at + length;
        if self.read.len() > MEMORY {
            self.read.pop_front();
        }
        // What opens before a word is no part of it; taken off once, since a word may be looked at many times.
        let word = &trimmed[..length];
        let text = word.trim_start_matches(['(', '[', '"', '“', '«', '|']);
        self.read.push_back(Word { at: at + length - text.len(), text });
        length > 0
    }

    /// The current word, without brackets and quotes that open before it.
    pub fn current(&self) -> Word<'a> {
        self.back(0).unwrap_or(Word { at: self.at, text: "" })
    }

    /// The word so many places before the current one.
    pub fn back(&self, places: usize) -> Option<Word<'a>> {
        let place = self.read.len().checked_sub(places + 1)?;
        self.read.get(place).copied()
    }
}
