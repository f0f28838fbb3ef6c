//! Service tokens: what another system comes with in the place of a person. A token belongs to an organization and reads
//! what the people of that organization may read, cut to what it was given; it never writes.
mod admission;
mod entity;
mod field_use;
mod filter;
mod issuing;
mod loader;
mod mutations;
mod query;
mod secret;
mod store;
mod types;

pub use self::{
    admission::{came_with, viewer_of},
    field_use::{Counting, FieldUses},
    filter::TokenWhere,
    loader::FieldUseLoader,
    mutations::TokenMutation,
    query::TokenQuery,
    secret::{PREFIX, Secret},
    store::{Sort as TokenSort, find as find_token},
};
