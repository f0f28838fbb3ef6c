//! Plans over years with yearly targets, and the clauses that serve them.
mod card;
mod contest;
mod document_picker;
mod draft;
mod end;
mod form;
mod hang;
mod kept;
mod page;
mod reading;
mod wire;

pub use self::{
    hang::{HangSchemes, Hanging, HungClause},
    page::SchemesPage,
    wire::{SchemeName, SchemeNames},
};
