//! The .xlsx as a zip of parts. What it says it unpacks to is looked at before anything is unpacked, and what it does
//! unpack to is counted, for it may say less.

use super::super::Unreadable;
use crate::unpacking::{self, Archive, Fault};

const MOST_UNPACKED_BYTES: u64 = 96 * 1024 * 1024;
/// The XML of a sheet is packed to a tenth or a fiftieth; a part of this size that is packed to less is no sheet.
const MOST_RATIO: u64 = 200;
const SMALL: u64 = 1024 * 1024;

pub struct Package<'a> {
    archive: Archive<'a>,
    left: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut archive = unpacking::open(bytes)?;
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
        let left = self.left;
        let most = |packed: u64| left.min(SMALL.max(packed.saturating_mul(MOST_RATIO)));
        let (text, unpacked) = unpacking::part(&mut self.archive, name, most)?;
        self.left -= unpacked;
        Ok(text)
    }
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Encrypted => Self::Encrypted,
            Fault::TooMuchInside => Self::TooMuchInside,
            Fault::Broken => Self::Broken,
        }
    }
}
