//! Organizations: community learning organizations. A organization is the profile of an organization in a unit, and belongs to
//! one education office. It is renamed, paused and closed, never deleted.
pub mod entity; // public for the test builders alone
mod filter;
mod loader;
mod mutations;
mod policy;
mod query;
mod store;
mod types;

pub use self::{
    loader::{OrganizationById, OrganizationLoader},
    mutations::OrganizationMutation,
    query::OrganizationQuery,
    types::Organization,
};
