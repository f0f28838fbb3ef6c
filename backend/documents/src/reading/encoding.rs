//! Which encoding a text is written in, and its decoding.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization as _;

use super::{MOST_TEXT_BYTES, Unreadable, legacy, syllable};

/// Of the high bytes of Vietnamese UTF-16 some three in four are zero, of the low bytes none.
const ZEROS_IN_HIGH_BYTES: usize = 40;
const ZEROS_IN_LOW_BYTES: usize = 1;

/// The text and the name of its encoding.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strictly(encoding, &bytes[mark..]).ok_or(Unreadable::UnknownEncoding);
    }
    if let Some(decoded) = utf_16_by_its_zeros(bytes).and_then(|encoding| strictly(encoding, bytes)) {
        return Ok(decoded);
    }
    if bytes.contains(&0) {
        return Err(Unreadable::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), "UTF-8"));
    }
    one_byte_a_letter(bytes)
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding.name()))
}

fn utf_16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let units = bytes.len() / 2;
    if units == 0 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0) * 100 / units, zeros(1) * 100 / units);
    match (even, odd) {
        (..=ZEROS_IN_LOW_BYTES, ZEROS_IN_HIGH_BYTES..) => Some(UTF_16LE),
        (ZEROS_IN_HIGH_BYTES.., ..=ZEROS_IN_LOW_BYTES) => Some(UTF_16BE),
        _ => None,
    }
}

/// windows-1258 gives some letter for every byte, so its text is believed only if it is Vietnamese.
fn one_byte_a_letter(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    let controls = bytes.iter().filter(|&&byte| byte < b' ' && !matches!(byte, b'\t'..=b'\r')).count();
    if controls > bytes.len() / 100 {
        return Err(Unreadable::NotText);
    }
    // Decoding makes no letter shorter, and the looks at it below take their time.
    if bytes.iter().filter(|&&byte| byte != b'\r').count() > MOST_TEXT_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text: String = WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect();
    if syllable::is_vietnamese(&text) {
        return Ok((text, WINDOWS_1258.name()));
    }
    Err(match legacy::recognise(bytes) {
        Some(name) => Unreadable::LegacyEncoding { name },
        None => Unreadable::UnknownEncoding,
    })
}
