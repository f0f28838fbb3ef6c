//! Every query on tokens lives here, but for the one that lets them in; every read takes a [`Scope`].
use async_graphql::Enum;
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{
    ActiveValue::Set,
    JoinType, QueryOrder, QuerySelect,
    prelude::*,
    sea_query::{ExprTrait, IntoCondition},
};
use shared::Role;

use super::entity::service_token::{ActiveModel, Column, Entity, Model};
use crate::{
    api::{Cursor, Page},
    identity::{
        entity::{account, membership},
        scope::Scope,
    },
    organizations,
    platform::{self, Tx},
};

/// The orders a list of tokens can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "TokenSort")]
pub enum Sort {
    /// By name, in Vietnamese alphabetical order.
    #[default]
    Name,
}

impl Sort {
    pub const fn tag(self) -> u8 {
        match self {
            Self::Name => b'n',
        }
    }

    pub fn cursor(self, row: &Model) -> Cursor {
        Cursor { order: self.tag(), id: row.id, key: row.name_sort.clone() }
    }
}

/// A token is where its organization is.
fn visible(scope: &Scope) -> Select<Entity> {
    Entity::find()
        .filter(scope.offices(Column::OfficeId))
        .filter(Column::OrganizationId.in_subquery(organizations::ids_within(scope)))
}

pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(scope).filter(Column::Id.eq(id)).one(db).await
}

/// All that a list goes through, page by page.
pub fn all(scope: &Scope, filter: impl IntoCondition) -> Select<Entity> {
    visible(scope).filter(filter.into_condition())
}

pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = all(scope, filter).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(cursor.after(Column::NameSort, Column::Id));
    }
    rows.order_by_asc(Column::NameSort).order_by_asc(Column::Id).all(db).await
}

pub struct NewToken<'a> {
    pub office_id: Uuid,
    pub organization_id: Uuid,
    pub name: &'a str,
    pub purpose: &'a str,
    pub scope: String,
    pub token_hash: Vec<u8>,
    pub lasts: TimeDelta,
}

pub async fn issue(tx: &Tx, new: NewToken<'_>) -> Result<Model, DbErr> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        version: Set(1),
        office_id: Set(new.office_id),
        organization_id: Set(new.organization_id),
        name: Set(new.name.to_owned()),
        name_sort: Set(platform::sort_key(new.name)),
        search_text: Set(platform::search_text(&format!("{} {}", new.name, new.purpose))),
        purpose: Set(new.purpose.to_owned()),
        scope: Set(new.scope),
        token_hash: Set(new.token_hash),
        issued_by: Set(tx.account_id),
        issued_at: Set(tx.now),
        expires_at: Set(tx.now + new.lasts),
        revoked_at: Set(None),
        last_used_at: Set(None),
    };
    row.insert(tx.db()).await
}

/// None if another was quicker.
pub async fn revoke(tx: &Tx, before: &Model) -> Result<Option<Model>, DbErr> {
    let change = ActiveModel { revoked_at: Set(Some(tx.now)), ..Default::default() };
    platform::write(tx, before, change).await
}

/// What the people of an organization are on a day, and which unit each of these roles reaches. The organization is held.
pub async fn people(tx: &Tx, organization_id: Uuid, on: NaiveDate) -> Result<Vec<(Role, Uuid)>, DbErr> {
    use membership::Column;
    let to_account = membership::Entity::belongs_to(account::Entity)
        .from(Column::AccountId)
        .to(account::Column::Id)
        .into();
    let rows: Vec<(String, Uuid)> = membership::Entity::find()
        .select_only()
        .column(Column::Role)
        .column(Column::UnitId)
        .distinct()
        .join(JoinType::InnerJoin, to_account)
        .filter(account::Column::DisabledAt.is_null())
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::ValidFrom.lte(on))
        .filter(Column::ValidTo.is_null().or(Column::ValidTo.gte(on)))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(role, unit)| Some((Role::of_tag(&role)?, unit))).collect())
}
