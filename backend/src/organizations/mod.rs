//! Organizations: every body that acts, in one registry by kind. Each stands in a unit and belongs to one education
//! office. It is changed and ended, never deleted.
mod change;
mod entering;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod form;
mod import;
mod left_open;
mod loader;
mod mutations;
mod named;
mod policy;
mod query;
pub mod reform; // public for the demonstration data alone
mod standing;
mod store;
pub mod succession; // its entity is public for the test builders and the demonstration data alone
mod types;

pub use self::{
    entering::standing_in,
    import::Organizations,
    loader::{OrganizationById, OrganizationLoader},
    mutations::OrganizationMutation,
    named::Named as NamedOrganizations,
    query::OrganizationQuery,
    store::{find_many, hold, ids_within, named, of_office, seen, working},
    types::Organization,
};
