//! Which parts of a text were asked for.
use async_graphql::SimpleObject;

use super::words::{Word, words};

/// How many words of a longer text are shown around what was found.
const BEFORE: usize = 6;
const AFTER: usize = 20;

/// A piece of a text. All pieces in a row are the text.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct SearchPart {
    /// As it stands there.
    text: String,
    /// Whether it is what was asked for.
    is_match: bool,
}

/// Which words of a record are shown as what was asked for: where `chữ` itself stands, `chung` is not meant.
pub struct Marker<'a> {
    asked: &'a [Word],
    /// How well each word is met by the best of the record.
    best: Vec<u8>,
}

impl<'a> Marker<'a> {
    pub fn new(asked: &'a [Word], title: &str, body: &str) -> Self {
        let all: Vec<_> = words(title).into_iter().chain(words(body)).collect();
        let best = |word: &Word| all.iter().map(|other| meets(word, other)).max().unwrap_or_default();
        Self { asked, best: asked.iter().map(best).collect() }
    }

    fn is_asked(&self, other: &Word) -> bool {
        self.asked.iter().zip(&self.best).any(|(word, best)| *best > 0 && meets(word, other) == *best)
    }

    /// A whole text.
    pub fn whole(&self, text: &str) -> Vec<SearchPart> {
        self.cut(text, &words(text), 0, text.len())
    }

    /// The surroundings of the first place where a longer text holds what was asked for; nothing if it does not.
    pub fn snippet(&self, text: &str) -> Vec<SearchPart> {
        let all = words(text);
        let Some(first) = all.iter().position(|word| self.is_asked(word)) else { return Vec::new() };
        let (from, to) = (first.saturating_sub(BEFORE), (first + AFTER).min(all.len()) - 1);
        let start = if from == 0 { 0 } else { all[from].start };
        let end = if to + 1 == all.len() { text.len() } else { all[to].end };
        let mut parts = self.cut(text, &all[from..=to], start, end);
        let dots = || SearchPart { text: "…".to_owned(), is_match: false };
        if start > 0 {
            parts.insert(0, dots());
        }
        if end < text.len() {
            parts.push(dots());
        }
        parts
    }

    fn cut(&self, text: &str, all: &[Word], start: usize, end: usize) -> Vec<SearchPart> {
        let (mut parts, mut done) = (Vec::new(), start);
        let mut push = |from: usize, to: usize, is_match| {
            if from < to {
                parts.push(SearchPart { text: text[from..to].to_owned(), is_match });
            }
        };
        for word in all.iter().filter(|word| self.is_asked(word)) {
            push(done, word.start, false);
            push(word.start, word.end, true);
            done = word.end;
        }
        push(done, end, false);
        parts
    }
}

/// From 0, not at all, to 4, the very word as it was typed.
fn meets(word: &Word, other: &Word) -> u8 {
    match (word.begins(other), word.folded == other.folded) {
        (false, _) => 0,
        (true, is_whole) => 1 + 2 * u8::from(is_whole) + u8::from(word.begins_marked(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(parts: Vec<SearchPart>) -> String {
        let one = |part: SearchPart| if part.is_match { format!("[{}]", part.text) } else { part.text };
        parts.into_iter().map(one).collect()
    }

    #[test]
    fn the_pieces_are_the_text_and_say_what_was_asked_for() {
        let (asked, title) = (words("mo lop"), "1. Mở lớp (xóa mù chữ)");
        let long = format!("{} mở lớp {}", "trước ".repeat(30), "sau ".repeat(30));
        let marker = Marker::new(&asked, title, &long);
        assert_eq!(shown(marker.whole(title)), "1. [Mở] [lớp] (xóa mù chữ)");
        let around = shown(marker.snippet(&long));
        assert!(
            around.starts_with("…trước ") && around.contains("[mở] [lớp] sau") && around.ends_with("sau…")
        );
        assert_eq!(shown(marker.snippet("không có")), "");
    }

    #[test]
    fn only_what_meets_a_word_best_is_marked() {
        let shown = |query: &str, text: &str| shown(Marker::new(&words(query), text, "").whole(text));
        assert_eq!(
            shown("mù chữ", "Mường Và: chưa biết chữ, mù chữ"),
            "Mường Và: chưa biết [chữ], [mù] [chữ]"
        );
        assert_eq!(shown("chu", "chung, chữ, chủ"), "chung, [chữ], [chủ]");
        assert_eq!(shown("chư", "chung, chương"), "chung, [chương]");
    }
}
