use async_graphql::{ID, InputObject};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use shared::{UnitId, UnitKind};

use super::{entity::unit::Column, store};
use crate::api::{Conditions, Fault, Junctions, TextWhere, parse_id, tagged};

/// Which units; all that is given must hold.
#[derive(InputObject, Default)]
pub struct UnitFilter {
    /// By its kind.
    kind: Option<UnitKindWhere>,
    /// By the words of its name.
    name: Option<TextWhere>,
    /// This unit or any below it.
    under: Option<ID>,
    /// Directly below this unit.
    parent: Option<ID>,
    /// All of these hold.
    and: Option<Vec<UnitFilter>>,
    /// At least one of these holds; an empty list holds for no unit.
    or: Option<Vec<UnitFilter>>,
    /// This does not hold.
    not: Option<Box<UnitFilter>>,
}

/// Asks about the kind of a unit.
#[derive(InputObject)]
pub struct UnitKindWhere {
    /// This kind.
    eq: Option<UnitKind>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<UnitKind>>,
}

impl UnitFilter {
    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(kind) = &self.kind {
            all = all.add(tagged(Column::Kind, kind.eq, kind.one_of.as_deref(), UnitKind::tag)?);
        }
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        if let Some(top) = &self.under {
            all = match parse_id::<UnitId>(top) {
                Some(UnitId(top)) => all.add(Column::Id.in_subquery(store::ids_under_unit(top))),
                None => all.add(Expr::val(false)),
            };
        }
        if let Some(parent) = &self.parent {
            all = match parse_id::<UnitId>(parent) {
                Some(UnitId(parent)) => all.add(Column::ParentId.eq(parent)),
                None => all.add(Expr::val(false)),
            };
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}
