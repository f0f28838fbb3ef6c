//! Cells come in one by one, and are counted: what is too much ends the reading.

use super::{
    LAST_ROW, MOST_CELL_CHARS, MOST_CELLS, MOST_COLUMNS, MOST_LINES, MOST_TEXT_BYTES, Row, Unreadable, Value,
};

#[derive(Default)]
pub struct Gathering {
    pub rows: Vec<Row>,
    cells: usize,
    text_bytes: usize,
}

impl Gathering {
    /// A cell, from above and from the left; blank ones are left out.
    pub fn cell(&mut self, row: u32, column: u32, value: Value) -> Result<(), Unreadable> {
        if let Value::Text(text) = &value {
            if text.trim().is_empty() {
                return Ok(());
            }
            if text.len() > MOST_CELL_CHARS && text.chars().count() > MOST_CELL_CHARS {
                return Err(Unreadable::LongCell);
            }
            self.text_bytes += text.len();
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(Unreadable::TooManyCells);
        }
        if self.text_bytes > MOST_TEXT_BYTES {
            return Err(Unreadable::TooMuchInside);
        }
        self.row(row)?.push((column, value));
        Ok(())
    }

    fn row(&mut self, number: u32) -> Result<&mut Vec<(u32, Value)>, Unreadable> {
        if !(1..=LAST_ROW).contains(&number) {
            return Err(Unreadable::TooManyRows);
        }
        if self.rows.last().is_none_or(|row| row.number != number) {
            if self.rows.len() == MOST_LINES {
                return Err(Unreadable::TooManyRows);
            }
            self.rows.push(Row { number, cells: Vec::new() });
        }
        Ok(&mut self.rows.last_mut().ok_or(Unreadable::Broken)?.cells)
    }
}
