//! An .xlsx: the parts of its package, and of them the first sheet that can be seen and holds something.

mod book;
mod package;
mod sheet;
mod strings;
mod styles;
mod xml;

use self::{book::Book, package::Package, styles::Styles};
use super::{Table, Unreadable};

/// What is needed to read the cells of any sheet.
struct Shared {
    strings: Vec<String>,
    styles: Styles,
    since_1904: bool,
}

pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let mut package = Package::open(bytes)?;
    let book = Book::of(&mut package)?;
    let part = |package: &mut Package<'_>, name: &Option<String>| match name {
        Some(name) => package.part(name),
        None => Ok(String::new()),
    };
    let shared = Shared {
        strings: strings::parse(&part(&mut package, &book.strings)?)?,
        styles: Styles::parse(&part(&mut package, &book.styles)?)?,
        since_1904: book.since_1904,
    };
    for (name, sheet) in &book.sheets {
        let (rows, merged) = sheet::parse(&package.part(sheet)?, &shared)?;
        if !rows.is_empty() {
            return Ok(Table { sheet: Some(name.clone()), encoding: "UTF-8", rows, merged });
        }
    }
    Err(Unreadable::Empty)
}
