//! Directives: a dispatch, plan or programme becomes a tree of clauses. In draft its outline is repaired and its
//! tasks are prepared; once published the outline is fixed. What it cites goes to a register of legal documents.
mod change;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod form;
mod from_file;
mod hints;
mod import;
mod loader;
mod mutations;
mod outline;
mod query;
mod register;
mod scheme_form;
mod schemes;
mod sight;
mod store;
mod types;

pub use self::{
    entity::{clause::Model as ClauseRow, directive::Model as DirectiveRow},
    filter::DirectiveWhere,
    from_file::{NotImported, from_file, tree},
    import::{Imported, import},
    loader::{ClauseById, ClauseLoader, DirectiveById, DirectiveLoader, RegisterLoader},
    mutations::{DirectiveMutation, SchemeMutation},
    query::DirectiveQuery,
    register::seen as seen_documents,
    schemes::seen as seen_schemes,
    sight::Sight,
    store::{Sort as DirectiveSort, clauses, find, find_clauses, find_many, hold, seen},
    types::{Clause, Directive},
};
