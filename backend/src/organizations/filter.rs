use async_graphql::InputObject;
use sea_orm::Condition;
use shared::OrganizationKind;

use super::entity::Column;
use crate::api::{Conditions, Fault, Junctions, TextWhere, UnitWhere, tagged};

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
            all = all.add(tagged(Column::Kind, kind.eq, kind.one_of.as_deref(), OrganizationKind::tag)?);
        }
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        if let Some(unit) = &self.unit {
            all = all.add(unit.on(Column::UnitId)?);
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}
