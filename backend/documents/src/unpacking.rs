//! An office file is a zip of XML parts. Nothing in it is believed: not its sizes, not its number of entries.
use std::io::{Cursor, ErrorKind, Read as _};

use encoding_rs::Encoding;
use zip::{ZipArchive, result::ZipError};

const MOST_ENTRIES: usize = 2_000;
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";

pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Why a package gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Encrypted,
    TooMuchInside,
    Broken,
}

pub fn open(bytes: &[u8]) -> Result<Archive<'_>, Fault> {
    // Counted before the archive is opened, for opening it takes memory for each entry.
    let entries = bytes.windows(CENTRAL_HEADER.len()).filter(|&window| window == CENTRAL_HEADER).count();
    if entries > MOST_ENTRIES {
        return Err(Fault::TooMuchInside);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)
}

/// A part as text, and how many bytes it unpacked to; nothing and none if there is no such part. `most` says from its
/// packed size how many bytes it may unpack to.
pub fn part(
    archive: &mut Archive<'_>,
    name: &str,
    most: impl FnOnce(u64) -> u64,
) -> Result<(String, u64), Fault> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok((String::new(), 0)),
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Encrypted),
        Err(_) => return Err(Fault::Broken),
    };
    let most = most(entry.compressed_size());
    if entry.size() > most {
        return Err(Fault::TooMuchInside);
    }
    // One byte more than allowed: the size in the header may be a lie.
    let mut bytes = Vec::new();
    let read = entry.take(most + 1).read_to_end(&mut bytes);
    let unpacked = bytes.len() as u64;
    if unpacked > most {
        return Err(Fault::TooMuchInside);
    }
    match read {
        Ok(_) => Ok((text_of(bytes)?, unpacked)),
        Err(fault) if fault.kind() == ErrorKind::OutOfMemory => Err(Fault::TooMuchInside),
        Err(_) => Err(Fault::Broken),
    }
}

/// Parts are UTF-8, or UTF-16 with its mark; XML allows no third.
fn text_of(bytes: Vec<u8>) -> Result<String, Fault> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(std::borrow::Cow::into_owned)
            .ok_or(Fault::Broken),
        None => String::from_utf8(bytes).map_err(|_| Fault::Broken),
    }
}
