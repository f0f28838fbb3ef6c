//! Rule G: markers that lost the line break before them.

use super::{
    fit::{Fit, Runs},
    lines::begins_capital,
    marker::{self, Kind, Marker, Number},
};

/// A marker inside a line.
pub struct Glued<'a> {
    /// Bytes from the beginning of the line's text.
    pub at: usize,
    pub marker: Marker<'a>,
    pub kind: Kind,
    pub number: Number,
    pub fit: Fit,
}

/// The first marker behind byte `from` that is glued to the word before it and continues a run.
/// `is_quoted` tells whether a byte of the text stands in a quotation.
pub fn find<'a>(
    text: &'a str,
    from: usize,
    runs: &Runs,
    is_quoted: impl Fn(usize) -> bool,
) -> Option<Glued<'a>> {
    // A beginning such as `II.1.` is one numeral of a style this parser does not know, not text with a marker glued to it.
    let mut worded = text[..from].contains(char::is_whitespace);
    let mut before = ' ';
    for (offset, sign) in text[from..].char_indices() {
        let at = from + offset;
        let looks_so = worded && !before.is_whitespace() && may_begin(sign, &text[at + sign.len_utf8()..]);
        worded |= sign.is_alphabetic() && !"IVXLC".contains(sign);
        if looks_so
            && let Some(glued) = glued(text, at, before, runs)
            && !is_quoted(at)
        {
            return Some(glued);
        }
        before = sign;
    }
    None
}

/// A glance, so that only few places are read closely.
fn may_begin(sign: char, behind: &str) -> bool {
    match sign {
        '0'..='9' | '-' | '–' | '—' | '+' | '•' | '*' | 'I' | 'V' | 'X' | 'L' => true,
        'P' | 'C' | 'M' | 'Đ' => behind.starts_with(['.', 'h', 'H', 'ụ', 'Ụ', 'i', 'I']),
        sign if sign.is_uppercase() => behind.starts_with('.'),
        sign => sign.is_lowercase() && behind.starts_with(')'),
    }
}

fn glued<'a>(text: &'a str, at: usize, before: char, runs: &Runs) -> Option<Glued<'a>> {
    let found = read(&text[at..])?;
    if !begins_with_capital_behind_blank(&text[at..], &found) {
        return None;
    }
    let (kind, number, fit) = runs.fit(&found)?;
    let pointed = text[at + found.written.len()..].starts_with(['.', ')']);
    if !pointed && !kind.is_named() && !kind.is_bullet() {
        return None;
    }
    let continues = match fit {
        Fit::First if kind.is_bullet() => runs.is_open(kind),
        Fit::First | Fit::Next => true,
        Fit::Missing | Fit::Again => false,
    };
    let fits = continues && is_believable(&text[..at], before, kind, fit, found.written);
    fits.then_some(Glued { at, marker: found, kind, number, fit })
}

/// Reads only what a marker can span: the rest of the line is looked at no more often than once.
fn read(text: &str) -> Option<Marker<'_>> {
    let end = text.char_indices().nth(40).map_or(text.len(), |(end, _)| end);
    let found = marker::read(&text[..end])?;
    // What was read ends with the marker's text; it must reach to the end of the line again.
    let behind = text[..end].trim_end().len() - found.text.len();
    Some(Marker { text: text[behind..].trim_end(), ..found })
}

fn begins_with_capital_behind_blank(text: &str, found: &Marker<'_>) -> bool {
    let behind = text.len() - found.text.len();
    !found.text.is_empty() && text[..behind].ends_with(char::is_whitespace) && begins_capital(found.text)
}

/// Can a marker stand right behind this text? Abbreviations, levels of language and dates look alike.
fn is_believable(text: &str, before: char, kind: Kind, fit: Fit, written: &str) -> bool {
    let mut backwards = text.chars().rev().skip(1);
    let earlier = backwards.next().unwrap_or(' ');
    let is_initial = !backwards.next().is_some_and(char::is_alphabetic);
    let stop = matches!(before, '.' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '"' | '»' | '…');
    // `1.2. Các`: the second half of a number, unless a year ends the sentence.
    let behind_stop = stop && (before != '.' || !earlier.is_ascii_digit() || ends_in_year(text));
    let behind_word = before.is_alphabetic() && earlier.is_alphabetic();
    match kind {
        Kind::Roman if before.is_uppercase() => {
            behind_word && !"IVXLC".contains(before) && fit == Fit::Next && written.len() > 1
        }
        Kind::Letter => behind_stop || (behind_word && before.is_uppercase() && earlier.is_uppercase()),
        // `T.B. Nguyễn` are initials.
        Kind::Capital => behind_stop && !is_initial && (fit == Fit::Next || before == ':'),
        Kind::Dash | Kind::Plus => matches!(before, '.' | ';' | ':'),
        _ => behind_stop || behind_word,
    }
}

/// `…giai đoạn 2019-2020.`
fn ends_in_year(text: &str) -> bool {
    let digits: String = text.chars().rev().skip(1).take_while(char::is_ascii_digit).take(5).collect();
    digits.len() == 4 && (digits.ends_with("91") || digits.ends_with("02"))
}
