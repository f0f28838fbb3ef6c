//! The last step of every reading: decoded text becomes a body.

use unicode_normalization::UnicodeNormalization as _;

use super::{MOST_TEXT_BYTES, Unreadable};

/// So many stray control characters are slips of some converter, in a text of any length.
const HANDFUL: usize = 5;
/// Above the handful, one control character in so many says that this is no text.
const ONE_IN: usize = 1000;

const BYTE_ORDER_MARK: char = '\u{FEFF}';
const NEXT_LINE: char = '\u{85}';

/// Line ends become `\n`, letters NFC; byte order marks go, wherever they stand.
pub fn normalise(text: &str) -> Result<String, Unreadable> {
    if text.contains('\0') || is_mostly_control(text) {
        return Err(Unreadable::NotText);
    }
    let body: String = unify_line_ends(text).nfc().collect();
    if body.len() > MOST_TEXT_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if body.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(body)
}

fn is_mostly_control(text: &str) -> bool {
    let strays = text.chars().filter(|&letter| is_stray(letter)).count();
    strays > HANDFUL && strays >= text.chars().count() / ONE_IN
}

/// Control characters that no text is written with; the others are line ends of some kind, or tabs.
fn is_stray(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\x0B' | '\x0C' | NEXT_LINE)
}

fn unify_line_ends(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|&letter| letter != BYTE_ORDER_MARK).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                lines.push('\n');
            }
            '\x0B' | '\x0C' | NEXT_LINE => lines.push('\n'),
            letter if is_stray(letter) => lines.push(' '),
            letter => lines.push(letter),
        }
    }
    lines
}
