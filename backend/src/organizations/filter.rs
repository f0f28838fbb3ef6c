use async_graphql::InputObject;
use sea_orm::{ColumnTrait, Condition};
use shared::OrganizationKind;

use super::entity::Column;
use crate::api::{Conditions, Fault, TextWhere, UnitWhere, bounded};

/// Which organizations; all that is given must hold.
#[derive(InputObject, Default)]
pub struct OrganizationWhere {
    /// By what kind of body it is.
    kind: Option<OrganizationKindWhere>,
    /// By the words of its name.
    name: Option<TextWhere>,
    /// By where it stands.
    unit: Option<UnitWhere>,
    /// All of these hold.
    and: Option<Vec<OrganizationWhere>>,
    /// At least one of these holds; an empty list holds for no organization.
    or: Option<Vec<OrganizationWhere>>,
    /// This does not hold.
    not: Option<Box<OrganizationWhere>>,
}

/// Asks about the kind of an organization.
#[derive(InputObject)]
pub struct OrganizationKindWhere {
    /// This kind.
    eq: Option<OrganizationKind>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<OrganizationKind>>,
}

impl OrganizationWhere {
    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(kind) = &self.kind {
            all = all.add(kind.condition()?);
        }
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        if let Some(unit) = &self.unit {
            all = all.add(unit.on(Column::UnitId)?);
        }
        for part in self.and.iter().flatten() {
            all = all.add(part.condition(spent)?);
        }
        if let Some(parts) = &self.or {
            all = all.add(spent.any(parts, Self::condition)?);
        }
        if let Some(part) = &self.not {
            all = all.add(part.condition(spent)?.not());
        }
        Ok(all)
    }
}

impl OrganizationKindWhere {
    fn condition(&self) -> Result<Condition, Fault> {
        let mut all = Condition::all();
        if let Some(kind) = self.eq {
            all = all.add(Column::Kind.eq(kind.tag()));
        }
        if let Some(list) = &self.one_of {
            all = all.add(Column::Kind.is_in(bounded(list)?.iter().map(|kind| kind.tag())));
        }
        Ok(all)
    }
}
