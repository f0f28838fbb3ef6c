//! Directives: from a text to clauses and tasks.
mod directive_row;
mod directives_page;
mod import;
mod import_page;

pub use self::{directives_page::DirectivesPage, import_page::ImportPage};
