mod clause;
mod directive;
mod document;
mod scheme;

pub use self::{clause::Clause, directive::Directive, document::LegalDocument, scheme::Scheme};
