mod clause;
mod directive;
mod document;

pub use self::{
    clause::Clause,
    directive::Directive,
    document::{LegalDocument, Scheme},
};
