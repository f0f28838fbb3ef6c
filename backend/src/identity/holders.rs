//! Who may do something at some place, asked without anybody who asks: for telling people what concerns them.
use chrono::NaiveDate;
use sea_orm::{JoinType, QuerySelect, prelude::*, sea_query::ExprTrait};
use shared::{Capability, Extent, Role};

use super::{
    entity::{account, membership},
    scope::{Grant, Place, Reach},
    viewer::Membership,
};
use crate::places;

/// An account that may sign in, and how far it holds the capability by one of its memberships.
pub struct Holder {
    pub account_id: Uuid,
    grant: Grant,
}

impl Holder {
    pub fn covers(&self, place: &Place<'_>) -> bool {
        self.grant.covers(place)
    }
}

/// Whose memberships of a day hold a capability. Those that reach no farther than their own organization are looked for
/// in `organizations` alone.
pub async fn holders(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    capability: Capability,
    organizations: &[Uuid],
    on: NaiveDate,
) -> Result<Vec<Holder>, DbErr> {
    use membership::Column as M;
    let of_extent = |extent| {
        let roles = Role::ALL.into_iter().filter(move |role| role.extent(capability) == Some(extent));
        M::Role.is_in(roles.map(Role::tag))
    };
    let own = of_extent(Extent::Own).and(M::OrganizationId.is_in(organizations.iter().copied()));
    let to_account =
        membership::Entity::belongs_to(account::Entity).from(M::AccountId).to(account::Column::Id).into();
    let rows: Vec<(Uuid, Uuid, Uuid, String)> = membership::Entity::find()
        .select_only()
        .columns([M::AccountId, M::OrganizationId, M::UnitId, M::Role])
        .join(JoinType::InnerJoin, to_account)
        .filter(account::Column::OfficeId.eq(office_id))
        .filter(account::Column::DisabledAt.is_null())
        .filter(M::ValidFrom.lte(on).and(M::ValidTo.is_null().or(M::ValidTo.gte(on))))
        .filter(of_extent(Extent::Office).or(own))
        .into_tuple()
        .all(db)
        .await?;
    let paths = places::paths(db, rows.iter().map(|row| row.2)).await?;
    let holder = |(account_id, organization_id, unit_id, role): (Uuid, Uuid, Uuid, String)| {
        let under = paths.get(&unit_id)?.clone();
        let grant = Grant { office_id, organizations: Reach::Every, under, programmes: Reach::Every };
        let membership = Membership { role: Role::of_tag(&role)?, organization_id, unit_id, grant };
        Some(Holder { account_id, grant: membership.grant_for(capability)? })
    };
    Ok(rows.into_iter().filter_map(holder).collect())
}
