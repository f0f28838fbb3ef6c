//! What a file is, by its content alone. A name may lie, and a browser may believe it.
use std::char::decode_utf16;

const TEXT: &str = "text/plain";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const ZIP_ENTRY: &[u8] = b"PK\x01\x02";
const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP_END_BYTES: usize = 22;

/// None for what is not taken: pages, drawings that may run scripts, programs, archives.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    if starts(b"\xFF\xD8\xFF") {
        Some("image/jpeg")
    } else if starts(b"\x89PNG\r\n\x1A\n") {
        Some("image/png")
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else if starts(b"%PDF-") {
        Some("application/pdf")
    } else if starts(b"PK\x03\x04") {
        office(bytes)
    } else {
        is_text(bytes).then_some(TEXT)
    }
}

/// A document of an office suite, by the parts it must have; not one with macros.
fn office(bytes: &[u8]) -> Option<&'static str> {
    let names = zip_names(bytes)?;
    let has = |part: &[u8]| names.contains(&part);
    if !has(b"[Content_Types].xml") || names.iter().any(|name| name.ends_with(b"vbaProject.bin")) {
        return None;
    }
    match (has(b"word/document.xml"), has(b"xl/workbook.xml")) {
        (true, false) => Some(DOCX),
        (false, true) => Some(XLSX),
        _ => None,
    }
}

/// The names in the directory at the end of a zip. Nothing is unpacked, and no number in it is believed.
fn zip_names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    // A comment of at most 65,535 bytes may follow the end.
    let tail = bytes.len().saturating_sub(ZIP_END_BYTES + usize::from(u16::MAX));
    let end = tail + bytes[tail..].windows(ZIP_END.len()).rposition(|window| window == ZIP_END)?;
    let number =
        |at: usize| bytes.get(at..at + 2).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    let count = number(end + 10)?;
    let mut at = number(end + 16)? | (number(end + 18)? << 16);
    let mut names = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(ZIP_ENTRY) {
            return None;
        }
        let (name, extra, comment) = (number(at + 28)?, number(at + 30)?, number(at + 32)?);
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    Some(names)
}

/// UTF-8 or UTF-16 with its mark; or one byte a letter, as old Vietnamese encodings have it.
fn is_text(bytes: &[u8]) -> bool {
    let units = |read: fn([u8; 2]) -> u16| {
        bytes[2..].chunks_exact(2).map(|two| read([two[0], two[1]])).collect::<Vec<_>>()
    };
    let text: String = match bytes {
        [0xFF, 0xFE, ..] => decode_utf16(units(u16::from_le_bytes)).map(Result::unwrap_or_default).collect(),
        [0xFE, 0xFF, ..] => decode_utf16(units(u16::from_be_bytes)).map(Result::unwrap_or_default).collect(),
        // Which letters they are does not matter here.
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    };
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_control = |c: char| c < ' ' && !matches!(c, '\t'..='\r');
    // Markup, scripts, PostScript and RTF would be read as what they are by somebody's program.
    let tag =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '/'));
    let is_markup = text.strip_prefix('<').is_some_and(tag);
    let runs = ["#!", "%!", "{\\rtf"].iter().any(|start| text.starts_with(start));
    !is_markup && !runs && !text.chars().any(is_control)
}
