//! Organizations: every body that acts, in one registry by kind. Each stands in a unit and belongs to one education
//! office. It is changed and ended, never deleted.
mod change;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod form;
mod from_shell;
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
    filter::OrganizationWhere,
    from_shell::{NotNamed, give_room, the_one_named},
    import::Organizations,
    loader::{OrganizationById, OrganizationLoader},
    mutations::OrganizationMutation,
    named::Named as NamedOrganizations,
    query::OrganizationQuery,
    store::entering::standing_in,
    store::{Sort as OrganizationSort, find_many, hold, ids_within, of_office, seen, working},
    types::Organization,
};
