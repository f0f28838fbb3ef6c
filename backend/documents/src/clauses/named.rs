//! Markers that name their kind: Phần, Chương, Mục, Điều.

use super::{
    lines::begins_capital,
    marker::{Kind, Marker, Number, says_something},
    numerals::{capital_letter, digits_length, ordinal_word, roman, roman_length},
};

const WORDS: [(&str, Kind); 8] = [
    ("Phần", Kind::Part),
    ("PHẦN", Kind::Part),
    ("Chương", Kind::Chapter),
    ("CHƯƠNG", Kind::Chapter),
    ("Mục", Kind::Section),
    ("MỤC", Kind::Section),
    ("Điều", Kind::Article),
    ("ĐIỀU", Kind::Article),
];

/// Behind a number without punctuation these begin a reference: `Mục 2 Chương III`, `Phần I Kế hoạch số …`.
const REFERENCES: [&str; 12] =
    ["Phần", "Chương", "Mục", "Điều", "Luật", "Nghị", "Thông", "Quyết", "Kế", "Công", "Chỉ", "Phụ"];

pub fn read(line: &str) -> Option<Marker<'_>> {
    let (word, kind) = WORDS.iter().find(|(word, _)| line.starts_with(word))?;
    let rest = &line[word.len()..];
    let behind = rest.trim_start();
    let blanks = rest.len() - behind.len();
    if blanks == 0 {
        return None;
    }
    let (length, first, second) = numeral(behind, *kind)?;
    let written = line[..word.len() + blanks + length].trim_end();
    let text = text_behind(&line[word.len() + blanks + length..], *kind)?;
    let reading = |value: u16| (*kind, [value, 0, 0] as Number);
    Some(Marker { written, readings: [Some(reading(first)), second.map(reading)], text })
}

/// The numeral's bytes and what it may mean.
fn numeral(text: &str, kind: Kind) -> Option<(usize, u16, Option<u16>)> {
    let digits = digits_length(text);
    if digits > 0 {
        return (digits <= 3)
            .then(|| text[..digits].parse().ok())
            .flatten()
            .map(|value| (digits, value, None));
    }
    if kind == Kind::Article {
        return None;
    }
    if kind == Kind::Part
        && let Some(found) = in_words(text)
    {
        return Some(found);
    }
    let letter = if kind == Kind::Part { text.chars().next() } else { None };
    let place = letter.and_then(capital_letter);
    let length = roman_length(text);
    if let Some(value) = roman(&text[..length])
        && !text[length..].starts_with(char::is_alphanumeric)
    {
        return Some((length, value, if length == 1 { place } else { None }));
    }
    let length = letter?.len_utf8();
    let alone = !text[length..].starts_with(char::is_alphanumeric);
    if alone { Some((length, place?, None)) } else { None }
}

/// `thứ nhất`, `THỨ HAI`.
fn in_words(text: &str) -> Option<(usize, u16, Option<u16>)> {
    let rest =
        text.strip_prefix("thứ").or_else(|| text.strip_prefix("THỨ")).or_else(|| text.strip_prefix("Thứ"))?;
    let word_at = text.len() - rest.trim_start().len();
    let length = text[word_at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - word_at);
    let word = &text[word_at..word_at + length];
    // No ordinal is longer; a hostile word is not copied.
    if word.len() > 12 || rest.trim_start().len() == rest.len() {
        return None;
    }
    ordinal_word(word).map(|value| (word_at + length, value, None))
}

fn text_behind(rest: &str, kind: Kind) -> Option<&str> {
    let trimmed = rest.trim();
    if trimmed.is_empty() {
        return Some(trimmed);
    }
    if let Some(behind) = trimmed.strip_prefix(['.', ':', '-', '–', '—', ')', '/']) {
        let text = behind.trim();
        let fits = behind.starts_with(char::is_whitespace) || text.starts_with(char::is_alphabetic);
        return (text.is_empty() || (fits && says_something(text))).then_some(text);
    }
    // `Điều 5 của Luật` is a reference; `Chương I QUY ĐỊNH CHUNG` lacks its stop.
    let first = trimmed.split_whitespace().next()?;
    let fits = kind != Kind::Article
        && rest.starts_with(char::is_whitespace)
        && begins_capital(trimmed)
        && !REFERENCES.contains(&first);
    fits.then_some(trimmed)
}
