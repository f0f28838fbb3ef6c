//! The form of an organization: a new one in a sheet, one that is there on its page.
mod clash;
mod draft;
mod finder;
mod form;
mod kept;
mod open;
mod wire;

pub use self::{
    form::EditForm,
    open::OpenOrganization,
    wire::{ContactMail, Editable},
};
