mod organization_rename;

use async_graphql::MergedObject;

#[derive(Default, MergedObject)]
pub struct OrganizationMutation(organization_rename::OrganizationRename);
