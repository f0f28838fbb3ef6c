//! How much an organization may keep here. What it uses is a number in a row, so that nobody adds files up; taking some of
//! it is one statement, so however many come at once, it is never passed.
use sea_orm::{
    ActiveValue::Set,
    DatabaseTransaction,
    prelude::*,
    sea_query::{ExprTrait, OnConflict},
};

use super::super::Tx;
use super::entity::room::{ActiveModel, Column, Entity, Model};

/// What an organization has until the office gives it more or less. No law says so.
const AT_FIRST: i64 = 5 * 1024 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: i64,
    pub most: i64,
}

/// Of an organization, whether it has sent anything or not.
pub async fn room(db: &impl ConnectionTrait, organization_id: Uuid) -> Result<Room, DbErr> {
    let row = Entity::find_by_id(organization_id).one(db).await?;
    Ok(row.map_or(
        Room { used: 0, most: AT_FIRST },
        |Model { used_bytes: used, most_bytes: most, .. }| Room { used, most },
    ))
}

/// From now on. Less than it uses takes nothing away, and lets nothing in.
pub async fn allow(tx: &Tx, organization_id: Uuid, most: i64) -> Result<(), DbErr> {
    let instead = OnConflict::column(Column::OrganizationId).update_column(Column::MostBytes).to_owned();
    Entity::insert(first(organization_id, most))
        .on_conflict(instead)
        .exec_without_returning(tx.db())
        .await
        .map(|_| ())
}

/// False if there is not enough left.
pub(super) async fn take_up(
    tx: &DatabaseTransaction,
    organization_id: Uuid,
    bytes: i64,
) -> Result<bool, DbErr> {
    Entity::insert(first(organization_id, AT_FIRST))
        .on_conflict_do_nothing()
        .exec_without_returning(tx)
        .await?;
    let then = Expr::col(Column::UsedBytes).add(bytes);
    let taken = Entity::update_many()
        .col_expr(Column::UsedBytes, then.clone())
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(then.lte(Expr::col(Column::MostBytes)))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected > 0)
}

pub(super) async fn give_back(
    tx: &DatabaseTransaction,
    organization_id: Uuid,
    bytes: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedBytes, Expr::col(Column::UsedBytes).sub(bytes))
        .filter(Column::OrganizationId.eq(organization_id))
        .exec(tx)
        .await
        .map(|_| ())
}

fn first(organization_id: Uuid, most: i64) -> ActiveModel {
    ActiveModel { organization_id: Set(organization_id), used_bytes: Set(0), most_bytes: Set(most) }
}
