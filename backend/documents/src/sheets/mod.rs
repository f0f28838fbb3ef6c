//! A table written as it comes: row after row, and nothing is kept but the row. What is in a cell is never a formula.
mod cell;
mod csv;
mod inert;
mod parts;
mod xlsx;

pub use self::{
    cell::{Cell, Heading},
    xlsx::letters,
};
use self::{csv::Csv, xlsx::Xlsx};
pub(crate) use self::{
    inert::is_taken_for_formula,
    xlsx::{decoded, escaped},
};

/// What a file holds above its rows.
pub struct Head<'a> {
    /// What the sheet is called.
    pub name: &'a str,
    pub headings: &'a [Heading],
}

/// In which form a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Csv,
    Xlsx,
}

impl Form {
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx].into_iter().find(|form| form.ending() == ending)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The table could not be written: it is larger than a zip can be.
#[derive(Debug, thiserror::Error)]
#[error("The table could not be written.")]
pub struct NotWritten(#[from] zip::result::ZipError);

/// A table on its way out.
pub enum Sheet {
    Csv(Csv),
    Xlsx(Box<Xlsx>),
}

impl Sheet {
    pub fn begin(form: Form, head: &Head<'_>) -> Result<Self, NotWritten> {
        Ok(match form {
            Form::Csv => Self::Csv(Csv::begin(head)),
            Form::Xlsx => Self::Xlsx(Box::new(Xlsx::begin(head)?)),
        })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), NotWritten> {
        match self {
            Self::Csv(csv) => csv.row(cells),
            Self::Xlsx(xlsx) => xlsx.row(cells)?,
        }
        Ok(())
    }

    /// What is ready to leave since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        match self {
            Self::Csv(csv) => csv.take(),
            Self::Xlsx(xlsx) => xlsx.take(),
        }
    }

    /// The rest; without it the file is not whole.
    pub fn finish(self) -> Result<Vec<u8>, NotWritten> {
        Ok(match self {
            Self::Csv(mut csv) => csv.take(),
            Self::Xlsx(xlsx) => xlsx.finish()?,
        })
    }
}
