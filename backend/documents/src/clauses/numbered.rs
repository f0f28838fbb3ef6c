//! Markers in digits: `1.`, `1)`, `1/`, `1-`, `1.1.`, `1.1`, `1.1.1.`.

use super::{
    lines::begins_capital,
    marker::{Kind, Marker, Number, is_word, point, says_something, skip_dash},
    numerals::digits_length,
};

/// A number of more digits than this counts something, or is a year.
const MAX_DIGITS: usize = 3;

pub fn read(line: &str) -> Option<Marker<'_>> {
    let (written, number, places) = places(line)?;
    let kind = match places {
        1 => Kind::Arabic,
        2 => Kind::Pair,
        _ => Kind::Triple,
    };
    let text = behind(&line[written.len()..], kind)?;
    says_something(text).then_some(Marker { written, readings: [Some((kind, number)), None], text })
}

/// Reads `1`, `1.2` or `1.2.3`. A place of three digits, or one that begins with 0, makes it a quantity (`1.000`, `1.05`).
fn places(line: &str) -> Option<(&str, Number, usize)> {
    let mut number = [0; 3];
    let mut length = 0;
    for place in 0..3 {
        let digits = &line[length..][..digits_length(&line[length..])];
        let is_quantity =
            digits.len() > MAX_DIGITS || (place > 0 && (digits.len() > 2 || digits.starts_with('0')));
        if is_quantity {
            return None;
        }
        number[place] = digits.parse().ok()?;
        length += digits.len();
        let more = line[length..].strip_prefix('.').is_some_and(|rest| digits_length(rest) > 0);
        if !more {
            return Some((&line[..length], number, place + 1));
        }
        length += 1;
    }
    None
}

fn behind(rest: &str, kind: Kind) -> Option<&str> {
    let Some((sign, text, spaced)) = point(rest) else {
        // `1.1 Xây dựng`: a compound number needs no sign, but then `1.5 triệu` is a quantity.
        let bare =
            kind != Kind::Arabic && rest.starts_with(char::is_whitespace) && begins_capital(rest.trim());
        return bare.then(|| rest.trim());
    };
    let text = skip_dash(sign, text);
    let fits = match sign {
        '.' | ')' => spaced || text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '«')),
        // `3 - 5 tuổi`, `1/2 số trường`, `71/CTr-SGDĐT`: only a word makes these a marker.
        _ if spaced => !text.starts_with(|c: char| c.is_ascii_digit()),
        _ => is_word(text),
    };
    fits.then_some(text)
}
