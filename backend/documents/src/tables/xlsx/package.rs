//! The .xlsx as a zip of parts. What it says it unpacks to is looked at before anything is unpacked, and what it does
//! unpack to is counted, for it may say less.

use std::io::{Cursor, ErrorKind, Read as _};

use encoding_rs::Encoding;
use zip::{ZipArchive, result::ZipError};

use super::super::Unreadable;

const MOST_ENTRIES: usize = 2_000;
const MOST_UNPACKED_BYTES: u64 = 96 * 1024 * 1024;
/// The XML of a sheet is packed to a tenth or a fiftieth; a part of this size that is packed to less is no sheet.
const MOST_RATIO: u64 = 200;
const SMALL: u64 = 1024 * 1024;
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";

pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // Counted before the archive is opened, for opening it takes memory for each entry.
        let entries = bytes.windows(CENTRAL_HEADER.len()).filter(|&window| window == CENTRAL_HEADER).count();
        if entries > MOST_ENTRIES {
            return Err(Unreadable::TooMuchInside);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        let mut all: u64 = 0;
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|_| Unreadable::Broken)?;
            let (size, packed) = (entry.size(), entry.compressed_size().max(1));
            if size > SMALL && size / packed > MOST_RATIO {
                return Err(Unreadable::TooMuchInside);
            }
            all = all.saturating_add(size);
        }
        if all > MOST_UNPACKED_BYTES {
            return Err(Unreadable::TooMuchInside);
        }
        Ok(Self { archive, left: MOST_UNPACKED_BYTES })
    }

    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    pub fn has_macros(&self) -> bool {
        self.archive
            .file_names()
            .any(|name| name.is_ok_and(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")))
    }

    /// A part as text; empty if the package has no such part.
    pub fn part(&mut self, name: &str) -> Result<String, Unreadable> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(String::new()),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::Broken),
        };
        let most = self.left.min(SMALL.max(entry.compressed_size().saturating_mul(MOST_RATIO)));
        // One byte more than allowed: the size in the header may be a lie.
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Unreadable::TooMuchInside);
        }
        match read {
            Ok(_) => {}
            Err(fault) if fault.kind() == ErrorKind::OutOfMemory => return Err(Unreadable::TooMuchInside),
            Err(_) => return Err(Unreadable::Broken),
        }
        self.left -= bytes.len() as u64;
        text_of(bytes)
    }
}

/// Parts are UTF-8, or UTF-16 with its mark; XML allows no third.
fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(std::borrow::Cow::into_owned)
            .ok_or(Unreadable::Broken),
        None => String::from_utf8(bytes).map_err(|_| Unreadable::Broken),
    }
}
