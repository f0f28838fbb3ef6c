use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use super::{entity::Model, store, succession};
use crate::{api::ids_by_scope, identity::Scope, places::Side};

/// The scope is part of the key: one batch never mixes what two viewers may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrganizationById(pub Scope, pub Uuid);

/// Whose place an organization took, or who took its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SuccessionsOfOrganization(pub Scope, pub Side, pub Uuid);

pub struct OrganizationLoader(pub DatabaseConnection);

impl Loader<OrganizationById> for OrganizationLoader {
    type Value = Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[OrganizationById]) -> Result<HashMap<OrganizationById, Model>, Arc<DbErr>> {
        let mut found = HashMap::with_capacity(keys.len());
        for (scope, ids) in ids_by_scope(keys.iter().map(|OrganizationById(scope, id)| (scope, *id))) {
            let rows = store::find_many(&self.0, scope, ids).await?;
            found.extend(rows.into_iter().map(|row| (OrganizationById(scope.clone(), row.id), row)));
        }
        Ok(found)
    }
}

impl Loader<SuccessionsOfOrganization> for OrganizationLoader {
    type Value = Vec<Model>;
    type Error = Arc<DbErr>;

    async fn load(
        &self,
        keys: &[SuccessionsOfOrganization],
    ) -> Result<HashMap<SuccessionsOfOrganization, Vec<Model>>, Arc<DbErr>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::with_capacity(keys.len());
        for side in [Side::Successors, Side::Predecessors] {
            let of_side = keys.iter().filter(|key| key.1 == side);
            let asked = of_side.map(|SuccessionsOfOrganization(scope, _, id)| (scope, *id));
            for (scope, ids) in ids_by_scope(asked) {
                for (asked, row) in succession::of(&self.0, scope, ids, side).await? {
                    found.entry(SuccessionsOfOrganization(scope.clone(), side, asked)).or_default().push(row);
                }
            }
        }
        Ok(found)
    }
}
