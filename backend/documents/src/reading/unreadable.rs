//! Why a file cannot become a body.

/// Why a file cannot be read, and what its owner can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("There is no text in this file.")]
    Empty,
    #[error("The file is too large: at most 5 MB, and 2 MB of text.")]
    TooLarge,
    #[error("This file is neither text nor a Word document (.docx).")]
    NotText,
    #[error("This is a PDF. Import the Word document it was made from, or paste its text.")]
    Pdf,
    #[error("This is an old Word document (.doc or .rtf). Save it as .docx and import it again.")]
    OldDoc,
    #[error("The Word document is damaged. Open it in Word, save it again and import it again.")]
    BrokenDocx,
    #[error("The document is protected by a password. Remove the password and import it again.")]
    Encrypted,
    #[error("The Word document unpacks to more than can be read: at most 2 MB of text.")]
    TooMuchInside,
    #[error("The text is written in {name}. Convert it to Unicode and import it again.")]
    LegacyEncoding {
        /// The encoding by the name that typists know: `TCVN3 (ABC)`, `VNI-Windows`.
        name: &'static str,
    },
    #[error("The encoding of the text is not known. Save it as UTF-8 and import it again.")]
    UnknownEncoding,
}

impl Unreadable {
    /// A name that never changes, for those who say the reason in another language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "EMPTY",
            Self::TooLarge => "TOO_LARGE",
            Self::NotText => "NOT_TEXT",
            Self::Pdf => "PDF",
            Self::OldDoc => "OLD_DOC",
            Self::BrokenDocx => "BROKEN_DOCX",
            Self::Encrypted => "ENCRYPTED",
            Self::TooMuchInside => "TOO_MUCH_INSIDE",
            Self::LegacyEncoding { .. } => "LEGACY_ENCODING",
            Self::UnknownEncoding => "UNKNOWN_ENCODING",
        }
    }
}
