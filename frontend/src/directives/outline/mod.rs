//! The repair of a draft's outline.
mod cuts;
mod editor;
mod hint;
mod part;
mod row;
mod wire;

#[cfg(test)]
mod tests;

pub use self::{cuts::cut_short, editor::Editor, part::OutlinePart};
