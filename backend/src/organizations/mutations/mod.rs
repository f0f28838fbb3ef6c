mod organization_end;
mod organization_open;
mod organization_restore;
mod organization_update;

use async_graphql::{MergedObject, SimpleObject};

use super::{entity::Model, types::Organization};
use crate::api::UserError;

#[derive(Default, MergedObject)]
pub struct OrganizationMutation(
    organization_open::OrganizationOpen,
    organization_update::OrganizationUpdate,
    organization_end::OrganizationEnd,
    organization_restore::OrganizationRestore,
);

/// What became of it.
#[derive(SimpleObject)]
struct OrganizationPayload {
    /// The organization as it now stands, also if your version was stale; null if it was refused otherwise.
    organization: Option<Organization>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for OrganizationPayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { organization: row.map(Organization), user_errors }
    }
}
