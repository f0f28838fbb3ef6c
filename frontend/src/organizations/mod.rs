//! The slice `organizations`: the registry of all who act, by kind.
mod editing;
mod ending;
mod kind_word;
mod organization_page;
mod organization_row;
mod organizations_page;
mod phone;
mod picker;
mod succession;

pub use self::{
    kind_word::kind_word, organization_page::OrganizationPage, organizations_page::OrganizationsPage,
    picker::OrganizationPicker,
};
