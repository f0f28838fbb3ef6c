//! Organizations: every body that acts, in one registry by kind. Each stands in a unit and belongs to one education
//! office. It is changed and ended, never deleted.
mod change;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod form;
mod from_shell;
mod left_open;
mod loader;
mod mutations;
mod policy;
mod query;
pub mod reform; // public for the demonstration data alone
mod standing;
mod store;
pub mod succession; // its entity is public for the test builders and the demonstration data alone
mod types;

pub use self::{
    filter::OrganizationWhere,
    from_shell::{NotNamed, give_room, the_one_named},
    loader::{OrganizationById, OrganizationLoader},
    mutations::OrganizationMutation,
    query::OrganizationQuery,
    store::{Sort as OrganizationSort, find_many, hold, ids_within, of_office, seen, working},
    types::Organization,
};
