use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition};
use shared::{AssignmentState, ClauseId, DirectiveId, OrganizationId};
use uuid::Uuid;

use super::entity::assignment::Column;
use crate::api::{Conditions, Fault, Junctions, UnitWhere, parse_id, tagged};

/// Which assignments; all that is given must hold.
#[derive(InputObject, Default)]
pub struct AssignmentWhere {
    /// By how far it has come.
    state: Option<AssignmentStateWhere>,
    /// By the directive it comes from.
    directive: Option<IdWhere>,
    /// By the clause it comes from.
    clause: Option<IdWhere>,
    /// By who must do it.
    organization: Option<IdWhere>,
    /// By where that organization stood when it was given out.
    unit: Option<UnitWhere>,
    /// True: not yet handed in and its last day is over. False: the others.
    late: Option<bool>,
    /// All of these hold.
    and: Option<Vec<AssignmentWhere>>,
    /// At least one of these holds; an empty list holds for no assignment.
    or: Option<Vec<AssignmentWhere>>,
    /// This does not hold.
    not: Option<Box<AssignmentWhere>>,
}

/// Asks how far an assignment has come.
#[derive(InputObject)]
pub struct AssignmentStateWhere {
    /// This state.
    eq: Option<AssignmentState>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<AssignmentState>>,
}

/// Asks for a record by its `id`.
#[derive(InputObject)]
pub struct IdWhere {
    /// This one.
    eq: Option<ID>,
    /// One of these, at most 100.
    #[graphql(name = "in")]
    one_of: Option<Vec<ID>>,
}

impl IdWhere {
    /// An id of another kind matches nothing, as an id that does not exist matches nothing.
    fn on(&self, column: Column, read: fn(&ID) -> Option<Uuid>) -> Result<Condition, Fault> {
        let mut all = Condition::all();
        if let Some(id) = &self.eq {
            all = all.add(column.is_in(read(id)));
        }
        if let Some(ids) = &self.one_of {
            if ids.len() > 100 {
                return Err(Fault::Where("A list holds at most 100 values."));
            }
            all = all.add(column.is_in(ids.iter().filter_map(read)));
        }
        Ok(all)
    }
}

impl AssignmentWhere {
    pub fn condition(&self, spent: &mut Conditions, today: NaiveDate) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(state) = &self.state {
            all = all.add(tagged(Column::State, state.eq, state.one_of.as_deref(), AssignmentState::tag)?);
        }
        if let Some(id) = &self.directive {
            all = all.add(id.on(Column::DirectiveId, |id| parse_id::<DirectiveId>(id).map(|id| id.0))?);
        }
        if let Some(id) = &self.clause {
            all = all.add(id.on(Column::ClauseId, |id| parse_id::<ClauseId>(id).map(|id| id.0))?);
        }
        if let Some(id) = &self.organization {
            all = all.add(id.on(Column::OrganizationId, |id| parse_id::<OrganizationId>(id).map(|id| id.0))?);
        }
        if let Some(unit) = &self.unit {
            all = all.add(unit.on(Column::UnitId)?);
        }
        if let Some(wanted) = self.late {
            let theirs = AssignmentState::ALL.into_iter().filter(|state| state.is_theirs());
            let late = Condition::all()
                .add(Column::DueOn.lt(today))
                .add(Column::State.is_in(theirs.map(AssignmentState::tag)));
            all = all.add(if wanted { late } else { late.not() });
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), |part, spent| {
            part.condition(spent, today)
        })
    }
}
