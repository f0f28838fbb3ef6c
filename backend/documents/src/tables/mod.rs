//! Tables that people filled in: an .xlsx or a text with separators becomes rows of cells, and rows become an .xlsx.
//!
//! Nothing in a file is believed: what it unpacks to, how many cells it says it has, which letters it is written in.
//! What is too much is refused before it is in memory, with a reason that tells how to mend the file.

mod gathering;
mod looks;
mod separated;
mod unreadable;
mod value;
mod writing;
mod xlsx;

#[cfg(test)]
mod tests;

use crate::reading::{encoding, legacy, signature};

pub use crate::sheets::letters;

pub use self::{
    unreadable::Unreadable,
    value::{Day, Value},
    writing::{Choice, Look, Sheet, Written, xlsx},
};

/// The largest file that is looked at.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most rows below a heading.
pub const MOST_ROWS: usize = 20_000;
/// The last column that may hold something.
pub const MOST_COLUMNS: u32 = 200;
/// The most cells that hold something.
pub const MOST_CELLS: usize = 1_000_000;
/// The most cells in all, also those that only look like something.
const MOST_CELLS_SEEN: usize = 3 * MOST_CELLS;
/// No spreadsheet program lets more into one cell.
pub const MOST_CELL_CHARS: usize = 32_767;

/// How far down a sheet reaches in every spreadsheet program.
const LAST_ROW: u32 = 1_048_576;
/// A heading may stand below a title of some lines.
const MOST_LINES: usize = MOST_ROWS + 50;
/// Shared texts are small in the file and large in each cell that refers to them.
const MOST_TEXT_BYTES: usize = 32 * 1024 * 1024;
/// Typing in an old encoding shows in the first rows.
const ROWS_LOOKED_AT: usize = 200;

/// The first sheet that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name of its sheet; none in a text with separators.
    pub sheet: Option<String>,
    /// The encoding the text was written in, by its common name: `UTF-8`, `windows-1258`.
    pub encoding: &'static str,
    /// Those that hold something, from above; at most some dozen more than [`MOST_ROWS`].
    pub rows: Vec<Row>,
    /// Cells that were made one.
    pub merged: Vec<Area>,
}

/// A row that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As the program that made the file counts it, from 1.
    pub number: u32,
    /// Those that hold something, from the left: the column from 0, and what stands there.
    pub cells: Vec<(u32, Value)>,
}

/// A rectangle of cells; rows from 1 and columns from 0, both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

impl Row {
    pub fn at(&self, column: u32) -> Option<&Value> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column);
        at.ok().map(|at| &self.cells[at].1)
    }
}

/// Reads a file by what it is, not by what it is called.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let table = if signature::is_zip(bytes) {
        xlsx::read(bytes)?
    } else {
        signature::refuse_other_formats(bytes).map_err(|_| unreadable::of_old_program(bytes))?;
        let (text, encoding) = encoding::decode(bytes)?;
        separated::read(&text, encoding)?
    };
    if table.rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    match legacy::recognise_in_unicode(&top_of(&table)) {
        Some(name) => Err(Unreadable::LegacyEncoding { name }),
        None => Ok(table),
    }
}

fn top_of(table: &Table) -> String {
    let mut text = String::new();
    for (_, value) in table.rows.iter().take(ROWS_LOOKED_AT).flat_map(|row| &row.cells) {
        if let Value::Text(cell) = value {
            text.push_str(cell);
            text.push('\n');
        }
    }
    text
}
