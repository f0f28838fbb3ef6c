//! What all changes of an organization begin with: it is found in scope, held, and as the caller read it.
use shared::{FieldPath, OrganizationId};

use super::{entity::Model, store};
use crate::{
    api::Refusal,
    database,
    identity::Scope,
    platform::{Outcome, Tx},
};

/// Changes of who stands above whom take turns: two that are right alone could close a circle together.
const REGISTRY_TURN: i64 = 0x4f52_4741;

/// The organization as it stands, until the transaction ends.
pub async fn begin(
    tx: &Tx,
    scope: &Scope,
    id: Option<OrganizationId>,
    expected_version: i32,
) -> Outcome<Model, Refusal<Model>> {
    let Some(OrganizationId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    take_turns(tx).await?;
    Ok(match store::hold(tx, scope, id).await? {
        None => Err(Refusal::not_found(FieldPath::ID)),
        Some(row) if row.version != expected_version => Err(Refusal::stale(Some(row))),
        Some(row) => Ok(row),
    })
}

pub async fn take_turns(tx: &Tx) -> Result<(), sea_orm::DbErr> {
    database::take_turns(tx.db(), REGISTRY_TURN).await
}
