//! The parts of a document of an office suite, packed.

use std::io::{Cursor, Write as _};

use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// A document could not be packed: it is larger than a zip can be.
#[derive(Debug, thiserror::Error)]
#[error("The document could not be packed.")]
pub struct NotPacked(#[from] zip::result::ZipError);

/// The same parts always give the same bytes.
pub fn pack<'p>(parts: impl IntoIterator<Item = (&'p str, &'p str)>) -> Result<Vec<u8>, NotPacked> {
    // The time of today would make every file differ from the last.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name, options)?;
        writer.write_all(part.as_bytes()).map_err(zip::result::ZipError::from)?;
    }
    Ok(writer.finish()?.into_inner())
}
