//! Where an organization stands: its unit, and the organization above it. Both are there on the day it takes effect.
use chrono::NaiveDate;
use shared::{NodeId, OrganizationFormInput as Form, OrganizationId, UnitId, Word};
use uuid::Uuid;

use super::{entity::Model, store};
use crate::{
    api::{Refusal, parse_id},
    identity::Scope,
    places::{self, UnitRow},
    platform::{Outcome, Tx},
};

/// No registry is deeper; what is would be a circle.
const MOST_ABOVE: usize = 32;

/// Who asks for a place, and when.
pub struct Asked<'a> {
    pub scope: &'a Scope,
    pub office_id: Uuid,
    /// The row as it stands; none for a new one. What does not change is not asked about again.
    pub before: Option<&'a Model>,
    pub day: NaiveDate,
}

/// The unit and the organization above, as the form names them.
pub async fn read(tx: &Tx, asked: &Asked<'_>, form: &Form) -> Outcome<(Uuid, Option<Uuid>), Refusal<Model>> {
    let Some(UnitId(unit)) = parse_id(&form.unit_id) else {
        return Ok(Err(Refusal::not_found(Form::UNIT_ID)));
    };
    if asked.before.is_none_or(|row| row.unit_id != unit)
        && let Err(refusal) = unit_stands(tx, asked, unit).await?
    {
        return Ok(Err(refusal));
    }
    let named = |node: &NodeId| parse_id(node).map(|OrganizationId(row)| row);
    let parent = match form.parent_id.as_ref().filter(|node| !node.is_empty()) {
        None => return Ok(Ok((unit, None))),
        Some(node) => named(node),
    };
    let Some(parent) = parent else { return Ok(Err(Refusal::not_found(Form::PARENT_ID))) };
    if asked.before.is_none_or(|row| row.parent_id != Some(parent))
        && let Err(refusal) = parent_stands(tx, asked, parent).await?
    {
        return Ok(Err(refusal));
    }
    Ok(Ok((unit, Some(parent))))
}

pub async fn unit_stands(tx: &Tx, asked: &Asked<'_>, unit: Uuid) -> Outcome<(), Refusal<Model>> {
    let found = places::find_many(tx.db(), asked.scope, [unit]).await?;
    Ok(found
        .first()
        .ok_or_else(|| Refusal::not_found(Form::UNIT_ID))
        .and_then(|unit| stands_on(unit, asked.day)))
}

/// Whether an organization may stand in this unit from a day on.
pub fn stands_on(unit: &UnitRow, day: NaiveDate) -> Result<(), Refusal<Model>> {
    if runs(unit.valid_from, unit.valid_to, day) {
        Ok(())
    } else {
        Err(Refusal::invalid(Form::UNIT_ID, Word::RefusalUnitOver))
    }
}

/// Whether an organization may stand below this one from a day on.
pub fn works_on(above: &Model, day: NaiveDate) -> Result<(), Refusal<Model>> {
    if runs(above.valid_from, above.valid_to, day) {
        Ok(())
    } else {
        Err(Refusal::invalid(Form::PARENT_ID, Word::RefusalParentOver))
    }
}

pub async fn parent_stands(tx: &Tx, asked: &Asked<'_>, parent: Uuid) -> Outcome<(), Refusal<Model>> {
    let above = store::hold(tx, asked.scope, parent).await?.filter(|row| row.office_id == asked.office_id);
    let Some(above) = above else { return Ok(Err(Refusal::not_found(Form::PARENT_ID))) };
    if let Err(refusal) = works_on(&above, asked.day) {
        return Ok(Err(refusal));
    }
    let own = asked.before.map(|row| row.id);
    let mut next = Some(above.id);
    for _ in 0..MOST_ABOVE {
        match next {
            None => return Ok(Ok(())),
            id if id == own => break,
            Some(id) => next = store::parent_of(tx, id).await?,
        }
    }
    Ok(Err(Refusal::invalid(Form::PARENT_ID, Word::RefusalParentCircle)))
}

fn runs(from: NaiveDate, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}
