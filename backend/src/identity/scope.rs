//! The rows a query may touch: organisations × unit sub-tree × programmes, within an office.
use std::sync::Arc;

use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::places;

/// Every store function takes one. It is cheap to clone, so it may be part of a loader's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope(Arc<[Grant]>);

/// One rectangle of the scope: all four must hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    pub office_id: Uuid,
    pub organizations: Reach,
    /// The sub-tree, as the path of its top: `/<id>/<id>/`.
    pub under: String,
    pub programmes: Reach,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    Every,
    Only(Vec<Uuid>),
}

/// Where a row stands, for the same question asked in memory.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub office_id: Uuid,
    pub organization_id: Uuid,
    pub unit_path: &'a str,
}

impl Scope {
    pub fn new(grants: Vec<Grant>) -> Self {
        Self(grants.into())
    }

    /// All of an office: for what the server does by itself.
    pub fn whole(office_id: Uuid) -> Self {
        let (organizations, programmes) = (Reach::Every, Reach::Every);
        Self::new(vec![Grant { office_id, organizations, under: "/".to_owned(), programmes }])
    }

    /// The rows of a table that belong to an organization in a unit. Organizations carry no programme; a table
    /// that does adds its column here, as [`Self::units`] leaves out what a unit does not have.
    pub fn rows<C: ColumnTrait>(&self, office: C, organization: C, unit: C) -> Condition {
        self.any(|grant| {
            let within = unit.in_subquery(places::ids_under(&grant.under));
            let all = Condition::all().add(office.eq(grant.office_id)).add(within);
            match &grant.organizations {
                Reach::Every => all,
                Reach::Only(ids) => all.add(organization.is_in(ids.iter().copied())),
            }
        })
    }

    /// The rows of a table that belongs to an office as a whole: accounts, the audit trail.
    pub fn offices<C: ColumnTrait>(&self, office: C) -> Condition {
        self.any(|grant| Condition::all().add(office.eq(grant.office_id)))
    }

    /// Units of the sub-tree, and those that took their place at a reform, wherever these stand in the tree.
    pub fn units<C: ColumnTrait>(&self, id: C, path: C) -> Condition {
        self.any(|grant| {
            let successor = id.in_subquery(places::successors_of(&grant.under));
            Condition::any().add(places::within(path, &grant.under)).add(successor)
        })
    }

    /// Units of the sub-tree alone: what is entered stands there.
    pub fn homes<C: ColumnTrait>(&self, path: C) -> Condition {
        self.any(|grant| Condition::all().add(places::within(path, &grant.under)))
    }

    /// Without any grant this is FALSE; a test holds it.
    fn any(&self, part: impl Fn(&Grant) -> Condition) -> Condition {
        self.0.iter().fold(Condition::any(), |any, grant| any.add(part(grant)))
    }
}

impl Grant {
    pub fn covers(&self, place: &Place<'_>) -> bool {
        let organization = match &self.organizations {
            Reach::Every => true,
            Reach::Only(ids) => ids.contains(&place.organization_id),
        };
        organization && self.office_id == place.office_id && place.unit_path.starts_with(&self.under)
    }
}
