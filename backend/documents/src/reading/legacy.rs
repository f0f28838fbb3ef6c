//! TCVN3 (ABC) and VNI-Windows, the two encodings of Vietnamese typing before Unicode.
//!
//! They are recognised, not converted. TCVN3 has no capital letters with tones: capitals come from a
//! second font, so plain text has lost them, and a body with `céng hßa` in the wrong case is a wrong body.

use encoding_rs::WINDOWS_1252;

use super::syllable;

/// What a byte from A1 on is in TCVN3; a full stop where there is no letter.
const TCVN3: &str =
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";
const FIRST_OF_TCVN3: u8 = 0xA1;

/// Fewer words than this prove nothing.
const FEWEST_WORDS: usize = 3;
/// Words of a hundred that must be Vietnamese once decoded.
const ENOUGH: usize = 85;

/// The encoding of text whose bytes are neither Unicode nor windows-1258.
pub fn recognise(bytes: &[u8]) -> Option<&'static str> {
    [("TCVN3 (ABC)", from_tcvn3(bytes)), ("VNI-Windows", from_vni(bytes))]
        .map(|(name, text)| (name, syllable::share(&text)))
        .into_iter()
        .filter(|(_, share)| share.words >= FEWEST_WORDS && share.percent() >= ENOUGH)
        .max_by_key(|(_, share)| share.percent())
        .map(|(name, _)| name)
}

/// Such text is often stored as Unicode all the same, each byte as the Latin letter it looks like in
/// a font of another language: `Céng hßa x· héi chñ nghÜa`. One such line spoils a body.
pub fn recognise_in_unicode(text: &str) -> Option<&'static str> {
    std::iter::once(text).chain(text.lines()).find_map(recognise_behind_latin)
}

fn recognise_behind_latin(text: &str) -> Option<&'static str> {
    if text.is_ascii() || text.chars().any(|letter| matches!(letter, '\u{1EA0}'..='\u{1EF9}')) {
        return None;
    }
    if syllable::share(text).percent() * 2 > ENOUGH {
        return None;
    }
    let (bytes, _, has_others) = WINDOWS_1252.encode(text);
    if has_others { None } else { recognise(&bytes) }
}

fn from_tcvn3(bytes: &[u8]) -> String {
    let table: Vec<char> = TCVN3.chars().collect();
    bytes
        .iter()
        .map(|&byte| match byte.checked_sub(FIRST_OF_TCVN3) {
            Some(place) => table.get(usize::from(place)).copied().unwrap_or('.'),
            None if byte.is_ascii() => char::from(byte),
            None => '.',
        })
        .collect()
}

/// VNI writes the bare vowel first, then one byte for all its marks.
fn from_vni(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        match vni_letter(byte) {
            Some(letters) => text.push_str(letters),
            None if byte.is_ascii() => text.push(char::from(byte)),
            None => text.push('.'),
        }
        text
    })
}

fn vni_letter(byte: u8) -> Option<&'static str> {
    // Capitals stand 20 hexadecimal below the small letters, as in Latin-1.
    let small = if matches!(byte, 0xC0..=0xDE) { byte + 0x20 } else { byte };
    Some(match small {
        0xF9 => "\u{301}",
        0xF8 => "\u{300}",
        0xFB => "\u{309}",
        0xF5 => "\u{303}",
        0xEF => "\u{323}",
        0xE2 => "\u{302}",
        0xE1 => "\u{302}\u{301}",
        0xE0 => "\u{302}\u{300}",
        0xE5 => "\u{302}\u{309}",
        0xE3 => "\u{302}\u{303}",
        0xE4 => "\u{302}\u{323}",
        0xEA => "\u{306}",
        0xE9 => "\u{306}\u{301}",
        0xE8 => "\u{306}\u{300}",
        0xFA => "\u{306}\u{309}",
        0xFC => "\u{306}\u{303}",
        0xEB => "\u{306}\u{323}",
        0xF1 => "đ",
        0xF4 => "ơ",
        0xF6 => "ư",
        0xED => "í",
        0xEC => "ì",
        0xE6 => "ỉ",
        0xF3 => "ĩ",
        0xF2 => "ị",
        0xEE => "ỵ",
        _ => return None,
    })
}
