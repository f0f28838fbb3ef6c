//! Documents with a number.

use super::{
    Citation, dates, kinds,
    passage::Passages,
    subject::{issuer, subject},
    words::Words,
};

/// A citation whose number is the current word.
pub fn find(words: &Words<'_>, passages: &Passages<'_>) -> Option<Citation> {
    let word = words.current();
    let glued = word
        .text
        .strip_prefix("số:")
        .or_else(|| word.text.strip_prefix("số"))
        .filter(|rest| !rest.is_empty());
    let text = glued.unwrap_or(word.text);
    let number = number(text)?;
    let before = words.back(1);
    let sign = before.filter(|before| matches!(before.text, "số" | "số:" | "Số"));
    let is_announced = glued.is_some() || sign.is_some();
    if !is_announced && !has_letters(number) {
        return None;
    }
    // Kinds end before `số`; where it is missing, right before the number.
    let places = if sign.is_some() { 2 } else { 1 };
    let kind = kinds::ending_at(words, places);
    let law = if kind.is_none() && is_announced { kinds::law_before(words, places) } else { None };
    let named = kind.is_some() || law.is_some();
    // `Số` with a capital opens the letterhead: that number is the dispatch's own.
    let own = sign.is_some_and(|before| before.text == "Số") && !named;
    if own || !(is_announced || named) || passages.is_about_itself(word.at) {
        return None;
    }
    let number_at = word.at + word.text.len() - text.len();
    let behind = number_at + number.len();
    // `Công văn số 512 ngày …`: digits alone are the number of a document only where all else says so.
    let dated = || dates::read(skip(passages.near(behind), true)).is_some();
    if !has_letters(number) && (!named || !dated()) {
        return None;
    }
    let details = Details::read(passages.from(behind));
    let start = kind
        .map(|(_, at)| at)
        .or(law.map(|(_, at, _)| at))
        .or(sign.map(|before| before.at))
        .unwrap_or(word.at);
    let law_name = law.map(|(_, _, end)| {
        let name = &passages.body[end..sign.map_or(word.at, |before| before.at)];
        format!("Luật {}", name.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    Some(Citation {
        kind: kind.map(|(kind, _)| kind).or(law.map(|(kind, ..)| kind)).map(str::to_owned),
        number: Some(number.to_owned()),
        date: details.date,
        issuer: details.issuer,
        name: law_name.or(details.subject),
        ranges: std::iter::once(start..behind + details.length).collect(),
        superior: false,
    })
}

/// The number of a document at the beginning of a word: it begins with a digit and has a stroke or a hyphen in it, or is digits alone.
fn number(word: &str) -> Option<&str> {
    /// The longest numbers of joint circulars have 60 letters.
    const MAX_BYTES: usize = 120;
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let length = word
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-' | '–' | '&' | '.' | '_')))
        .unwrap_or(word.len());
    let number = word[..length].trim_end_matches(['.', '-', '–', '/', '&', '_']);
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    let formed = digits || (has_letters(number) && number.contains(['/', '-', '–']));
    (formed && number.len() <= MAX_BYTES).then_some(number)
}

fn has_letters(number: &str) -> bool {
    number.contains(char::is_alphabetic)
}

/// What the text says behind the number.
#[derive(Default)]
struct Details {
    date: Option<(u16, u8, u8)>,
    issuer: Option<String>,
    subject: Option<String>,
    /// Bytes from the number to the end of date and issuer.
    length: usize,
}

impl Details {
    fn read(text: &str) -> Self {
        let mut details = Self::default();
        details.read_date(text);
        let behind = skip(&text[details.length..], true);
        if let Some((issuer, length)) = issuer(behind) {
            details.issuer = Some(issuer);
            details.length = text.len() - behind.len() + length;
        }
        if details.date.is_none() {
            details.read_date(text);
        }
        details.subject = subject(skip(&text[details.length..], false));
        details
    }

    fn read_date(&mut self, text: &str) {
        let behind = skip(&text[self.length..], true);
        if let Some((date, length)) = dates::read(behind) {
            self.date = Some(date);
            self.length = text.len() - behind.len() + length;
        }
    }
}

fn skip(text: &str, comma: bool) -> &str {
    let text = text.trim_start();
    if comma { text.strip_prefix(',').unwrap_or(text).trim_start() } else { text }
}
