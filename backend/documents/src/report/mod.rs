//! An official report as a Word document, laid out as Decree 30/2020/NĐ-CP asks (annex I).
//!
//! The document is written by hand, part by part, so that the same report always gives the same bytes
//! and every rule of the decree has one place: sizes and alignment in `styles`, margins in `page`.

mod content;
mod ending;
mod letterhead;
mod package;
mod page;
mod styles;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use crate::packing::NotPacked;

/// A report, ready to be numbered, signed and sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The body above the issuing one: `UBND HUYỆN SỐP CỘP`.
    pub parent_body: String,
    /// `PHÒNG GIÁO DỤC VÀ ĐÀO TẠO`.
    pub issuing_body: String,
    /// `15/BC-PGDĐT`; with `None` a gap is left for the clerk who numbers it.
    pub number: Option<String>,
    /// What follows the gap: `BC-PGDĐT`.
    pub number_suffix: String,
    pub place: String,
    /// Year, month, day; with `None` gaps are left.
    pub date: Option<(u16, u8, u8)>,
    /// `BÁO CÁO`.
    pub kind: String,
    pub subject: String,
    /// Whom it is sent to; may be empty.
    pub addressees: Vec<String>,
    /// The text; that its last paragraph ends in `./.` is for the caller to see to.
    pub blocks: Vec<Block>,
    pub signature: Signature,
    /// `Như trên`, `Lưu: VT, GDTX`; dashes and semicolons are added.
    pub recipients: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading {
        /// From 1; all below 3 look like 3.
        level: u8,
        /// With its number, if it has one.
        text: String,
    },
    Paragraph(Vec<Run>),
    Bullet(Vec<Run>),
    Table {
        /// May be empty; a header is repeated on each page.
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        caption: Option<String>,
    },
}

/// A stretch of text of one look. A line feed in it breaks the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// `KT. TRƯỞNG PHÒNG`, `PHÓ TRƯỞNG PHÒNG`.
    pub authority: Vec<String>,
    /// Without academic titles.
    pub name: String,
}

/// The report as .docx; the same report always gives the same bytes.
pub fn docx(report: &Report) -> Result<Vec<u8>, NotPacked> {
    let body = [
        letterhead::letterhead(report),
        letterhead::title(report),
        content::content(&report.blocks),
        ending::ending(report),
    ]
    .concat();
    package::pack(&page::document(&body), &page::properties(report))
}
