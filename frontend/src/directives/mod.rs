//! Directives: from a text to clauses and tasks.
mod citations;
mod clause_tree;
mod describe;
mod directive_page;
mod directive_row;
mod directives_page;
mod facts;
mod import;
mod import_page;
mod outline;
mod publish;
mod schemes;
mod tasks;

pub use self::{
    directive_page::DirectivePage, directives_page::DirectivesPage, import_page::ImportPage,
    schemes::SchemesPage,
};
