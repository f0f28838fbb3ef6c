//! What the registry asks before it changes an organization.
use sea_orm::{JoinType, PaginatorTrait, QueryOrder, QuerySelect, prelude::*, sea_query::SelectStatement};
use shared::AssignmentState as State;

use crate::{
    assignments::entity::{
        assignment::{Column, Entity},
        responsible, task,
    },
    platform::Tx,
};

/// The titles of what was given out to an organization and is neither accepted nor cancelled, the earliest due first.
pub async fn unfinished_at(tx: &Tx, organization_id: Uuid) -> Result<Vec<String>, DbErr> {
    let to_task = Entity::belongs_to(task::Entity).from(Column::TaskId).to(task::Column::Id).into();
    let over = [State::Accepted, State::Cancelled].map(State::tag);
    Entity::find()
        .select_only()
        .column(task::Column::Title)
        .join(JoinType::InnerJoin, to_task)
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::State.is_not_in(over))
        .order_by_asc(Column::DueSort)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.db())
        .await
}

pub async fn were_given_to(tx: &Tx, organization_id: Uuid) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::OrganizationId.eq(organization_id)).count(tx.db()).await? > 0)
}

/// Those of these organizations that were ever given something, or named to be.
pub async fn organizations_given_to(tx: &Tx, organizations: &SelectStatement) -> Result<Vec<Uuid>, DbErr> {
    let given = Entity::find().select_only().column(Column::OrganizationId).distinct();
    let given = given.filter(Column::OrganizationId.in_subquery(organizations.clone()));
    let mut found: Vec<Uuid> = given.into_tuple().all(tx.db()).await?;
    let named = responsible::Column::OrganizationId;
    let named = responsible::Entity::find()
        .select_only()
        .column(named)
        .distinct()
        .filter(named.in_subquery(organizations.clone()));
    found.extend(named.into_tuple::<Uuid>().all(tx.db()).await?);
    Ok(found)
}
