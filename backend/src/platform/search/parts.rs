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

/// A whole text.
pub fn whole(asked: &[Word], text: &str) -> Vec<SearchPart> {
    cut(asked, text, &words(text), 0, text.len())
}

/// The surroundings of the first place where a longer text holds what was asked for; nothing if it does not.
pub fn snippet(asked: &[Word], text: &str) -> Vec<SearchPart> {
    let all = words(text);
    let Some(first) = all.iter().position(|word| is_asked(asked, word)) else { return Vec::new() };
    let (from, to) = (first.saturating_sub(BEFORE), (first + AFTER).min(all.len()) - 1);
    let start = if from == 0 { 0 } else { all[from].start };
    let end = if to + 1 == all.len() { text.len() } else { all[to].end };
    let mut parts = cut(asked, text, &all[from..=to], start, end);
    let dots = || SearchPart { text: "…".to_owned(), is_match: false };
    if start > 0 {
        parts.insert(0, dots());
    }
    if end < text.len() {
        parts.push(dots());
    }
    parts
}

fn is_asked(asked: &[Word], word: &Word) -> bool {
    asked.iter().any(|one| one.begins(word))
}

fn cut(asked: &[Word], text: &str, all: &[Word], start: usize, end: usize) -> Vec<SearchPart> {
    let (mut parts, mut done) = (Vec::new(), start);
    let mut push = |from: usize, to: usize, is_match| {
        if from < to {
            parts.push(SearchPart { text: text[from..to].to_owned(), is_match });
        }
    };
    for word in all.iter().filter(|word| is_asked(asked, word)) {
        push(done, word.start, false);
        push(word.start, word.end, true);
        done = word.end;
    }
    push(done, end, false);
    parts
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
        let asked = words("mo lop");
        assert_eq!(shown(whole(&asked, "1. Mở lớp (xóa mù chữ)")), "1. [Mở] [lớp] (xóa mù chữ)");
        let long = format!("{} mở lớp {}", "trước ".repeat(30), "sau ".repeat(30));
        let around = shown(snippet(&asked, &long));
        assert!(
            around.starts_with("…trước ") && around.contains("[mở] [lớp] sau") && around.ends_with("sau…")
        );
        assert_eq!(shown(snippet(&asked, "không có")), "");
    }
}
