//! Numerals other than digits: Roman ones, the letters of the Vietnamese order, ordinals in words.

const SMALL: &str = "abcdđeghiklmnopqrstuvxy";
const CAPITAL: &str = "ABCDĐEGHIKLMNOPQRSTUVXY";
const ORDINALS: [(&str, u16); 12] = [
    ("nhất", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// The place of a small letter, `a` is 1; letters that Vietnamese does not count with (`f j w z`) have none.
pub fn small_letter(letter: char) -> Option<u16> {
    place(SMALL, letter)
}

pub fn capital_letter(letter: char) -> Option<u16> {
    place(CAPITAL, letter)
}

fn place(order: &str, letter: char) -> Option<u16> {
    order.chars().zip(1..).find_map(|(known, number)| (known == letter).then_some(number))
}

/// `nhất` is 1, up to `mười`; capitals count alike.
pub fn ordinal_word(word: &str) -> Option<u16> {
    let word = word.to_lowercase();
    ORDINALS.iter().find_map(|(known, number)| (*known == word).then_some(*number))
}

/// The value of a Roman number from I to XCIX in its canonical spelling; `IIII` and `VX` have none.
pub fn roman(written: &str) -> Option<u16> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 10] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    if written.is_empty() {
        return None;
    }
    // The longest tens first: `X` is a beginning of `XX`, `L` of `LX`.
    (0_u16..10).zip(TENS).rev().find_map(|(tens, spelled)| {
        let rest = written.strip_prefix(spelled)?;
        let units = (0_u16..10).zip(UNITS).find_map(|(units, known)| (known == rest).then_some(units))?;
        Some(tens * 10 + units)
    })
}

/// How many bytes of Roman letters the text begins with.
pub fn roman_length(text: &str) -> usize {
    text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count()
}

pub fn digits_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
