//! Rows with a version: written by whoever read them last, and by nobody who read them before that.
use sea_orm::{DbErr, prelude::*, sea_query::ValueType};

use super::Tx;

/// A table whose rows carry a version that grows by one with each change.
pub trait Versioned: EntityTrait {
    const ID: Self::Column;
    const VERSION: Self::Column;
}

/// Writes what is set in `change` if the row still has the version it was read with; none if another was quicker. The
/// condition is part of the statement: between a read and a write another transaction may commit.
pub async fn write<M>(
    tx: &Tx,
    before: &M,
    mut change: <M::Entity as EntityTrait>::ActiveModel,
) -> Result<Option<M>, DbErr>
where
    M: ModelTrait,
    M::Entity: Versioned + EntityTrait<Model = M>,
{
    let (id, version) = (<M::Entity as Versioned>::ID, <M::Entity as Versioned>::VERSION);
    let read: i32 =
        ValueType::try_from(before.get(version)).map_err(|cause| DbErr::Type(cause.to_string()))?;
    change.set(version, (read + 1).into());
    let written = M::Entity::update_many()
        .set(change)
        .filter(id.eq(before.get(id)))
        .filter(version.eq(read))
        .exec_with_returning(tx.db())
        .await?;
    Ok(written.into_iter().next())
}
