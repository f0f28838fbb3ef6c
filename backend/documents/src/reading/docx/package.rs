//! The .docx as a zip of parts.
use super::super::Unreadable;
use crate::unpacking::{self, Archive, Fault};

const MOST_PART_BYTES: u64 = 16 * 1024 * 1024;
const MOST_UNPACKED_BYTES: u64 = 32 * 1024 * 1024;
const CONTENT_TYPES: &str = "[Content_Types].xml";
const DOCUMENT: &str = "word/document.xml";

pub struct Package<'a> {
    archive: Archive<'a>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        Ok(Self { archive: unpacking::open(bytes)?, unpacked: 0 })
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
        let most = MOST_PART_BYTES.min(MOST_UNPACKED_BYTES - self.unpacked);
        let (text, unpacked) = unpacking::part(&mut self.archive, name, |_| most)?;
        self.unpacked += unpacked;
        Ok(text)
    }
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Encrypted => Self::Encrypted,
            Fault::TooMuchInside => Self::TooMuchInside,
            Fault::Broken => Self::BrokenDocx,
        }
    }
}
