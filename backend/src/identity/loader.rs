use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use super::{
    entity::{account, membership},
    memberships,
    scope::Scope,
    store,
};
use crate::api::ids_by_scope;

/// The scope is part of the key: one batch never mixes what two viewers may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountById(pub Scope, pub Uuid);

pub struct AccountLoader(pub DatabaseConnection);

impl Loader<AccountById> for AccountLoader {
    type Value = account::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[AccountById]) -> Result<HashMap<AccountById, account::Model>, Arc<DbErr>> {
        let mut found = HashMap::with_capacity(keys.len());
        for (scope, ids) in ids_by_scope(keys.iter().map(|AccountById(scope, id)| (scope, *id))) {
            let rows = store::find_many(&self.0, scope, ids).await?;
            found.extend(rows.into_iter().map(|row| (AccountById(scope.clone(), row.id), row)));
        }
        Ok(found)
    }
}

/// The memberships of an account that was itself read within a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembershipsByAccount(pub Uuid);

pub struct MembershipLoader(pub DatabaseConnection);

impl Loader<MembershipsByAccount> for MembershipLoader {
    type Value = Vec<membership::Model>;
    type Error = Arc<DbErr>;

    async fn load(
        &self,
        keys: &[MembershipsByAccount],
    ) -> Result<HashMap<MembershipsByAccount, Vec<membership::Model>>, Arc<DbErr>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::with_capacity(keys.len());
        for row in memberships::of_accounts(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(MembershipsByAccount(row.account_id)).or_default().push(row);
        }
        Ok(found)
    }
}
