//! What a marker looks like by itself, before anyone asks whether its number fits.

use super::{
    lines::begins_capital,
    named, numbered,
    numerals::{capital_letter, roman, roman_length, small_letter},
};

/// Kinds of marker, from the outside in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Part,
    Chapter,
    Capital,
    Roman,
    Section,
    Article,
    Arabic,
    Pair,
    Triple,
    Letter,
    Dash,
    Plus,
}

impl Kind {
    pub const COUNT: usize = 12;

    pub const fn is_bullet(self) -> bool {
        matches!(self, Self::Dash | Self::Plus)
    }

    /// Phần, Chương, Mục, Điều.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Part | Self::Chapter | Self::Section | Self::Article)
    }

    pub const fn is_digits(self) -> bool {
        matches!(self, Self::Arabic | Self::Pair | Self::Triple)
    }
}

/// Up to three counted places; those a kind does not use are 0.
pub type Number = [u16; 3];

/// A marker at the beginning of a text.
#[derive(Clone, Debug)]
pub struct Marker<'a> {
    /// As written, without punctuation.
    pub written: &'a str,
    /// What it may mean: `I.` is a Roman one and the ninth capital letter.
    pub readings: [Option<(Kind, Number)>; 2],
    /// What follows on the same line, trimmed; empty if the title is on the next line.
    pub text: &'a str,
}

impl Marker<'_> {
    pub fn kind(&self) -> Option<Kind> {
        self.readings[0].map(|(kind, _)| kind)
    }

    pub fn is_bullet(&self) -> bool {
        self.kind().is_some_and(Kind::is_bullet)
    }

    pub fn label(&self) -> String {
        match self.kind() {
            Some(Kind::Dash) => "-".to_owned(),
            Some(Kind::Plus) => "+".to_owned(),
            _ => self.written.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// The marker a trimmed line begins with, if it looks like one.
pub fn read(line: &str) -> Option<Marker<'_>> {
    match line.chars().next()? {
        '-' | '–' | '—' | '*' | '•' | '·' => bullet(line, Kind::Dash),
        '+' => bullet(line, Kind::Plus),
        '0'..='9' => numbered::read(line),
        'P' | 'C' | 'M' | 'Đ' => named::read(line).or_else(|| lettered(line)),
        'A'..='Z' | 'a'..='z' | 'đ' => lettered(line),
        _ => None,
    }
}

fn bullet(line: &str, kind: Kind) -> Option<Marker<'_>> {
    let mut chars = line.chars();
    let sign = chars.next()?;
    let rest = chars.as_str();
    // `-5` is a number and `---` a rule under the letterhead; `-Tham mưu` is a bullet without its blank.
    let stands_alone = rest.starts_with(char::is_whitespace);
    if !stands_alone && !rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '(')) {
        return None;
    }
    let text = rest.trim();
    let wordless = !text.contains(char::is_alphanumeric);
    if wordless || text.starts_with(['-', '–', '—', '*', '|']) {
        return None;
    }
    let written = &line[..sign.len_utf8()];
    Some(Marker { written, readings: [Some((kind, [0; 3])), None], text })
}

/// Roman numbers and single letters.
fn lettered(line: &str) -> Option<Marker<'_>> {
    let first = line.chars().next()?;
    let roman_bytes = roman_length(line);
    let (length, readings) = if let Some(value) = roman(&line[..roman_bytes]) {
        let letter = if roman_bytes == 1 { capital_letter(first) } else { None };
        let readings =
            [Some((Kind::Roman, [value, 0, 0])), letter.map(|place| (Kind::Capital, [place, 0, 0]))];
        (roman_bytes, readings)
    } else if let Some(place) = capital_letter(first) {
        (first.len_utf8(), [Some((Kind::Capital, [place, 0, 0])), None])
    } else {
        (first.len_utf8(), [Some((Kind::Letter, [small_letter(first)?, 0, 0])), None])
    };
    let (written, rest) = line.split_at(length);
    let text = match readings[0]?.0 {
        Kind::Letter => after_small_letter(rest)?,
        kind => after_capitals(rest, kind == Kind::Roman)?,
    };
    Some(Marker { written, readings, text })
}

fn after_small_letter(rest: &str) -> Option<&str> {
    let (point, text, spaced) = point(rest)?;
    let fits = match point {
        ')' => spaced || text.starts_with(char::is_alphabetic),
        '.' => spaced || begins_capital(text),
        '/' => spaced,
        _ => false,
    };
    (fits && says_something(text)).then_some(text)
}

fn after_capitals(rest: &str, may_be_bare: bool) -> Option<&str> {
    let (point, text, spaced) = point(rest)?;
    if text.is_empty() {
        return (may_be_bare && matches!(point, '.' | '/' | ')')).then_some(text);
    }
    let text = skip_dash(point, text);
    let fits = match point {
        '.' | ')' => spaced || (begins_capital(text) && !is_initial(text)),
        '/' | '-' | '–' => {
            if spaced {
                !text.starts_with(|c: char| c.is_ascii_digit())
            } else {
                is_word(text)
            }
        }
        _ => false,
    };
    (fits && says_something(text)).then_some(text)
}

/// Splits the punctuation of a marker from what follows: the sign, the text behind it, and whether blanks stand between.
/// Blanks before the sign are a slip that only a capital letter behind it makes believable.
pub fn point(rest: &str) -> Option<(char, &str, bool)> {
    let trimmed = rest.trim_start();
    let mut chars = trimmed.chars();
    let sign = chars.next().filter(|c| matches!(c, '.' | ')' | '/' | '-' | '–'))?;
    let behind = chars.as_str();
    let text = behind.trim();
    let slipped = trimmed.len() < rest.len();
    if slipped && (sign == '/' || !begins_capital(text)) {
        return None;
    }
    Some((sign, text, behind.starts_with(char::is_whitespace)))
}

/// `1.- Nội dung`: the hyphen belongs to the marker.
pub fn skip_dash(point: char, text: &str) -> &str {
    let behind = text.strip_prefix(['-', '–']).filter(|rest| rest.starts_with(char::is_whitespace));
    if point == '.' { behind.map_or(text, str::trim_start) } else { text }
}

/// A table cell is not the text of a marker, and neither are signs without a word.
pub fn says_something(text: &str) -> bool {
    !text.starts_with('|') && text.contains(char::is_alphanumeric)
}

/// Does the text begin with an ordinary word? `CTr-SGDĐT`, `KH` and `v` behind a stroke belong to the number of a document.
pub fn is_word(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
        && !text.chars().take_while(|c| !c.is_whitespace()).take(24).any(|c| c == '-' || c == '/')
}

/// `V. Lênin` behind `I.`: initials of a person.
fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}
