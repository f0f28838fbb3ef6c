//! The form of an organization: a new one in a sheet, one that is there on its page.
mod draft;
mod finder;
mod form;
mod open;
mod wire;

pub use self::{
    form::EditForm,
    open::OpenOrganization,
    wire::{ContactMail, Editable},
};
