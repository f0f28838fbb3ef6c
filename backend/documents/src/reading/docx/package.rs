//! The .docx as a zip of parts. Nothing in it is believed: not its sizes, not its number of entries.

use std::io::{Cursor, ErrorKind, Read as _};

use encoding_rs::Encoding;
use zip::{ZipArchive, result::ZipError};

use super::super::Unreadable;

const MOST_ENTRIES: usize = 2000;
const MOST_PART_BYTES: u64 = 16 * 1024 * 1024;
const MOST_UNPACKED_BYTES: u64 = 32 * 1024 * 1024;
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const DOCUMENT: &str = "word/document.xml";

pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // Counted before the archive is opened, for opening it takes memory for each entry.
        let entries = bytes.windows(CENTRAL_HEADER.len()).filter(|&window| window == CENTRAL_HEADER).count();
        if entries > MOST_ENTRIES {
            return Err(Unreadable::TooMuchInside);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenDocx)?;
        Ok(Self { archive, unpacked: 0 })
    }

    /// The main part, once the content types have said that it is a Word document.
    pub fn document(&mut self) -> Result<String, Unreadable> {
        if self.archive.index_for_name(DOCUMENT).is_none() {
            return Err(Unreadable::NotText);
        }
        let types = self.part(CONTENT_TYPES)?;
        // With macros the type is `vnd.ms-word.document.macroEnabled.main+xml`; the text is the same.
        if !types.contains("wordprocessingml.") && !types.contains("ms-word.") {
            return Err(Unreadable::BrokenDocx);
        }
        self.part(DOCUMENT)
    }

    /// A part as text; empty if the package has no such part.
    pub fn part(&mut self, name: &str) -> Result<String, Unreadable> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(String::new()),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::BrokenDocx),
        };
        let most = MOST_PART_BYTES.min(MOST_UNPACKED_BYTES - self.unpacked);
        if entry.size() > most {
            return Err(Unreadable::TooMuchInside);
        }
        // One byte more than allowed: the size in the header may be a lie.
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Unreadable::TooMuchInside);
        }
        match read {
            Ok(_) => {}
            Err(fault) if fault.kind() == ErrorKind::OutOfMemory => return Err(Unreadable::TooMuchInside),
            Err(_) => return Err(Unreadable::BrokenDocx),
        }
        self.unpacked += bytes.len() as u64;
        text_of(bytes)
    }
}

/// Parts are UTF-8, or UTF-16 with its mark; XML allows no third.
fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(std::borrow::Cow::into_owned)
            .ok_or(Unreadable::BrokenDocx),
        None => String::from_utf8(bytes).map_err(|_| Unreadable::BrokenDocx),
    }
}
