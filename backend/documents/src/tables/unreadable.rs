//! Why a file cannot become a table.

use crate::reading;

/// Why a file cannot be read, and what its owner can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("There is nothing in this file.")]
    Empty,
    #[error("The file is too large: at most 10 MB.")]
    TooLarge,
    #[error("This is neither an Excel workbook (.xlsx) nor a text with separators (.csv).")]
    NotATable,
    #[error("This is an old Excel workbook (.xls). Save it as .xlsx and choose it again.")]
    OldExcel,
    #[error("The workbook holds macros. Save it as .xlsx, without them, and choose it again.")]
    Macros,
    #[error("The workbook is damaged. Open it in Excel, save it again and choose it again.")]
    Broken,
    #[error("The workbook is protected by a password. Remove the password and choose it again.")]
    Encrypted,
    #[error("The workbook unpacks to more than can be read. Copy the table alone into a new workbook.")]
    TooMuchInside,
    #[error("There are more than 20,000 rows. Divide the file.")]
    TooManyRows,
    #[error("Something stands to the right of column GR, the 200th. Delete those columns.")]
    TooManyColumns,
    #[error("There are more than 1,000,000 cells. Divide the file.")]
    TooManyCells,
    #[error("A cell holds more than 32,767 characters. Shorten it.")]
    LongCell,
    #[error("A quotation mark that opens in line {line} never closes. Close it or delete it.")]
    OpenQuote {
        /// Of the text, from 1.
        line: u32,
    },
    #[error("The text is written in {name}. Convert it to Unicode and choose it again.")]
    LegacyEncoding {
        /// The encoding by the name that typists know: `TCVN3 (ABC)`, `VNI-Windows`.
        name: &'static str,
    },
    #[error("The encoding of the text is not known. Save it as UTF-8 and choose it again.")]
    UnknownEncoding,
}

impl From<reading::Unreadable> for Unreadable {
    fn from(reason: reading::Unreadable) -> Self {
        use reading::Unreadable as R;
        match reason {
            R::Empty => Self::Empty,
            R::TooLarge => Self::TooLarge,
            R::NotText | R::Pdf | R::OldDoc | R::BrokenDocx => Self::NotATable,
            R::Encrypted => Self::Encrypted,
            R::TooMuchInside => Self::TooMuchInside,
            R::LegacyEncoding { name } => Self::LegacyEncoding { name },
            R::UnknownEncoding => Self::UnknownEncoding,
        }
    }
}

/// A workbook with a password and an .xls are both OLE; the names of their streams differ.
pub fn of_old_program(bytes: &[u8]) -> Unreadable {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Unreadable::NotATable
    } else if holds("EncryptedPackage") {
        Unreadable::Encrypted
    } else if holds("Workbook") || holds("Book") {
        Unreadable::OldExcel
    } else {
        Unreadable::NotATable
    }
}
