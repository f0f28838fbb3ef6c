//! The text of a .docx as its readers see it: deletions left out, automatic numbers written out.

mod counting;
mod numbering;
mod package;
mod paragraph;
mod styles;
mod table;
mod walk;
mod xml;

use self::{counting::Counting, numbering::Numbering, package::Package, styles::Styles, walk::Walk};
use super::Unreadable;

/// One line per paragraph and one per table row.
pub fn read(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let styles = Styles::parse(&package.part("word/styles.xml")?)?;
    let numbering = Numbering::parse(&package.part("word/numbering.xml")?)?;
    Walk::over(&document, Counting::new(&styles, &numbering))
}
