//! Where finished lines go: to the body, or into the cell they stand in.

use super::super::{MOST_TEXT_BYTES, Unreadable};

const BETWEEN_CELLS: &str = " | ";

/// A row while it is being read.
#[derive(Debug, Default)]
pub struct Row {
    pub cells: Vec<String>,
    pub is_deleted: bool,
}

impl Row {
    pub fn line(&self) -> String {
        if self.cells.iter().all(String::is_empty) { String::new() } else { self.cells.join(BETWEEN_CELLS) }
    }
}

/// The body or a cell.
#[derive(Debug, Default)]
pub struct Container {
    text: String,
    is_cell: bool,
    has_lines: bool,
    /// The text of a paragraph that runs on into the next one.
    carried: String,
}

impl Container {
    pub fn cell() -> Self {
        Self { is_cell: true, ..Self::default() }
    }

    pub fn add_line(&mut self, line: &str) -> Result<(), Unreadable> {
        // A row is one line, so what stands on several lines in a cell is drawn together.
        let line = if self.is_cell { line.replace('\n', " ").trim().to_owned() } else { line.to_owned() };
        if self.is_cell && line.is_empty() {
            return Ok(());
        }
        if self.has_lines {
            self.text.push(if self.is_cell { ' ' } else { '\n' });
        }
        self.has_lines = true;
        self.text.push_str(&line);
        if self.text.len() > MOST_TEXT_BYTES {
            return Err(Unreadable::TooMuchInside);
        }
        Ok(())
    }

    /// Moved and not copied where it can be, for it may grow over many paragraphs.
    pub fn carry(&mut self, text: String) {
        if self.carried.is_empty() {
            self.carried = text;
        } else {
            self.carried.push_str(&text);
        }
    }

    pub fn take_carried(&mut self) -> String {
        std::mem::take(&mut self.carried)
    }

    pub fn finish(mut self) -> Result<String, Unreadable> {
        if !self.carried.is_empty() {
            let rest = self.take_carried();
            self.add_line(&rest)?;
        }
        Ok(self.text)
    }
}
