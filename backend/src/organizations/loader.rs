use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use super::{entity::Model, store};
use crate::{api::ids_by_scope, identity::Scope};

/// The scope is part of the key: one batch never mixes what two viewers may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrganizationById(pub Scope, pub Uuid);

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
