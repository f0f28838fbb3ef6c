//! The first bytes of a file tell its format better than its name does.

use super::Unreadable;

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const PICTURES: [&[u8]; 6] =
    [b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];

pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Refuses the formats that are known and not read, so that the refusal can name the way out.
pub fn refuse_other_formats(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.starts_with(b"%PDF-") {
        return Err(Unreadable::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::OldDoc);
    }
    if bytes.starts_with(OLE) {
        return Err(inside_ole(bytes));
    }
    if PICTURES.iter().any(|picture| bytes.starts_with(picture)) {
        return Err(Unreadable::NotText);
    }
    Ok(())
}

/// A .docx with a password, a .doc and an .xls are all OLE; the names of their streams differ.
fn inside_ole(bytes: &[u8]) -> Unreadable {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        Unreadable::Encrypted
    } else if holds("WordDocument") {
        Unreadable::OldDoc
    } else {
        Unreadable::NotText
    }
}
