//! Bytes of a file or a paste become a body: one string that is kept for ever as it is.
//!
//! A wrong body cannot be put right later, for clauses and citations point into it by byte. So what
//! cannot be read with certainty is refused, with a reason that tells how to mend the file.

mod body;
mod docx;
pub(crate) mod encoding;
pub(crate) mod legacy;
pub(crate) mod signature;
mod syllable;
mod unreadable;

#[cfg(test)]
mod tests;

pub use self::unreadable::Unreadable;

/// The largest file that is looked at.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The largest body; a .docx of a few kilobytes can unpack to far more.
pub const MOST_TEXT_BYTES: usize = 2 * 1024 * 1024;

/// A body and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// NFC, lines end in `\n`, no control characters but `\n` and `\t`, not blank.
    pub body: String,
    pub format: Format,
    /// The encoding the text was written in, by its common name: `UTF-8`, `windows-1258`.
    pub encoding: &'static str,
}

/// The kind of file a body was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Docx,
}

/// Reads a file. Reading the bytes of the body again gives the same body.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    signature::refuse_other_formats(bytes)?;
    let (text, format, encoding) = if signature::is_zip(bytes) {
        (docx::read(bytes)?, Format::Docx, "UTF-8")
    } else {
        let (text, encoding) = encoding::decode(bytes)?;
        (text, Format::Text, encoding)
    };
    let body = body::normalise(&text)?;
    // A text that opens like a PDF would be refused at the second reading; so it is at the first.
    signature::refuse_other_formats(body.as_bytes())?;
    if let Some(name) = legacy::recognise_in_unicode(&body) {
        return Err(Unreadable::LegacyEncoding { name });
    }
    Ok(Reading { body, format, encoding })
}
