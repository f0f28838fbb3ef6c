//! Imports: a file of rows is looked at, written and taken back as a whole. What a row must hold is the business of
//! the slice that its records belong to; here is how a file is read, which column is which field, and what is told
//! of the rows that are wrong.
mod annotated;
mod checking;
pub mod entity; // public for the test builders alone
mod kinds;
mod look;
mod mutations;
mod query;
mod sheet;
mod sight;
mod source;
mod store;
mod template;
mod types;

pub use self::{annotated::annotated, mutations::ImportMutation, query::ImportQuery, template::template};
