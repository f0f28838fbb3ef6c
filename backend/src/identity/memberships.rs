//! Every query on memberships lives here; the account or the organization they are of was found within a scope.
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    Condition, JoinType, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{ExprTrait, SelectStatement},
};
use shared::Role;

use super::entity::{
    account,
    membership::{ActiveModel, Column, Entity, Model},
};
use crate::platform::Tx;

pub async fn of_accounts(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.is_in(accounts)).order_by_asc(Column::Id).all(db).await
}

/// One that a caller names; whether its account is in scope is asked next.
pub async fn find(tx: &Tx, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx.db()).await
}

pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx.db()).await.map(|_| ())
}

pub async fn set_end(tx: &Tx, id: Uuid, valid_to: Option<NaiveDate>) -> Result<(), DbErr> {
    ActiveModel { id: Set(id), valid_to: Set(valid_to), ..Default::default() }
        .update(tx.db())
        .await
        .map(|_| ())
}

/// Whether the same person is the same in the same organization on one of these days.
pub async fn overlaps(tx: &Tx, wanted: &Model) -> Result<bool, DbErr> {
    let mut same = Entity::find()
        .filter(Column::AccountId.eq(wanted.account_id))
        .filter(Column::OrganizationId.eq(wanted.organization_id))
        .filter(Column::Role.eq(wanted.role.as_str()))
        .filter(Column::Id.ne(wanted.id))
        .filter(Column::ValidTo.is_null().or(Column::ValidTo.gte(wanted.valid_from)))
        // One that was taken back before it began holds on no day.
        .filter(Column::ValidTo.is_null().or(Expr::col(Column::ValidTo).gte(Expr::col(Column::ValidFrom))));
    if let Some(last) = wanted.valid_to {
        same = same.filter(Column::ValidFrom.lte(last));
    }
    Ok(same.count(tx.db()).await? > 0)
}

/// Whether anybody ever worked for an organization.
pub async fn has_people(tx: &Tx, organization_id: Uuid) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::OrganizationId.eq(organization_id)).count(tx.db()).await? > 0)
}

/// Those of these organizations that anybody ever worked for.
pub async fn organizations_with_people(tx: &Tx, organizations: &SelectStatement) -> Result<Vec<Uuid>, DbErr> {
    let worked = Entity::find().select_only().column(Column::OrganizationId).distinct();
    worked.filter(Column::OrganizationId.in_subquery(organizations.clone())).into_tuple().all(tx.db()).await
}

/// The names of those who work for an organization after a day.
pub async fn people_after(tx: &Tx, organization_id: Uuid, day: NaiveDate) -> Result<Vec<String>, DbErr> {
    let to_account =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .select_only()
        .column(account::Column::FullName)
        .join(JoinType::InnerJoin, to_account)
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::ValidTo.is_null().or(Column::ValidTo.gt(day)))
        .order_by_asc(account::Column::NameSort)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.db())
        .await
}

/// How many accounts of an office could still keep accounts on a day if `but` could not.
pub async fn other_admins(tx: &Tx, office_id: Uuid, but: Uuid, on: NaiveDate) -> Result<u64, DbErr> {
    admins_but(tx, office_id, [but], on).await
}

/// The same without several.
pub async fn admins_but(
    tx: &Tx,
    office_id: Uuid,
    but: impl IntoIterator<Item = Uuid>,
    on: NaiveDate,
) -> Result<u64, DbErr> {
    let running = Column::ValidFrom.lte(on).and(Column::ValidTo.is_null().or(Column::ValidTo.gte(on)));
    admins(tx, office_id, Condition::all().add(Column::AccountId.is_not_in(but)).add(running)).await
}

/// How many accounts of an office keep accounts from a day on, without an end, by another membership than `but`.
pub async fn lasting_admins(tx: &Tx, office_id: Uuid, but: Uuid, from: NaiveDate) -> Result<u64, DbErr> {
    let lasting = Column::ValidFrom.lte(from).and(Column::ValidTo.is_null());
    admins(tx, office_id, Condition::all().add(Column::Id.ne(but)).add(lasting)).await
}

async fn admins(tx: &Tx, office_id: Uuid, which: Condition) -> Result<u64, DbErr> {
    let admins = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::Role.eq(Role::Admin.tag()))
        .filter(which);
    account::Entity::find()
        .filter(account::Column::OfficeId.eq(office_id))
        .filter(account::Column::DisabledAt.is_null())
        .filter(account::Column::Id.in_subquery(admins.into_query()))
        .count(tx.db())
        .await
}
