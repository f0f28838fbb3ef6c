//! Whether somebody may be something somewhere: what a membership must hold when it is given and when its end is taken back.
use sea_orm::DbErr;
use shared::{MembershipGrantInput as Input, OrganizationKind, RefusalCode, Role, Word};
use uuid::Uuid;

use super::{
    entity::{account, membership::Model},
    memberships,
    scope::Scope,
};
use crate::{api::Refusal, organizations, places, platform::Tx};

/// The organization works on all its days, the role fits there, the person does not hold it already, and whoever
/// gives it reaches as far as it does. The organization is held.
pub async fn refused(
    tx: &Tx,
    scope: &Scope,
    office_id: Uuid,
    wanted: &Model,
) -> Result<Option<Refusal<account::Model>>, DbErr> {
    let not_allowed = |path, word| Some(Refusal::new(RefusalCode::NotAllowed, path, word));
    let place = organizations::hold(tx, scope, wanted.organization_id).await?;
    let Some(place) = place.filter(|place| place.office_id == office_id) else {
        return Ok(Some(Refusal::not_found(Input::ORGANIZATION_ID)));
    };
    let role = Role::of_tag(&wanted.role).zip(OrganizationKind::of_tag(&place.kind));
    if !role.is_some_and(|(role, kind)| role.fits(kind)) {
        return Ok(not_allowed(Input::ROLE, Word::RefusalRoleHere));
    }
    let over = |end| wanted.valid_to.is_none_or(|last| last > end);
    if wanted.valid_from < place.valid_from || place.valid_to.is_some_and(over) {
        return Ok(not_allowed(Input::VALID_FROM, Word::RefusalOrganizationOver));
    }
    if memberships::overlaps(tx, wanted).await? {
        return Ok(Some(Refusal::new(RefusalCode::Taken, Input::ROLE, Word::RefusalRoleHeld)));
    }
    // What lies outside one's own units is not one's to give.
    if places::find_many(tx.db(), scope, [wanted.unit_id]).await?.is_empty() {
        return Ok(not_allowed(Input::ROLE, Word::RefusalRoleReach));
    }
    Ok(None)
}

/// What the audit trail keeps of a membership.
pub fn facts(row: &Model) -> serde_json::Value {
    serde_json::json!({
        "membership": row.id, "organization": row.organization_id, "role": row.role,
        "validFrom": row.valid_from, "validTo": row.valid_to,
    })
}
