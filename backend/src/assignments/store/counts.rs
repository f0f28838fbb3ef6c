//! How many assignments stand where: always one grouped statement, however many rows it counts.
use chrono::NaiveDate;
use sea_orm::{
    Condition, QuerySelect,
    prelude::*,
    sea_query::{CaseStatement, Expr, Func},
};
use shared::AssignmentState as State;

use super::rows;
use crate::{
    assignments::entity::assignment::{Column, Entity},
    identity::Scope,
};

/// Cancelled assignments count nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub open: i32,
    pub working: i32,
    pub submitted: i32,
    pub accepted: i32,
    pub returned: i32,
    /// Of open, working and returned ones.
    pub late: i32,
}

impl Counts {
    pub const fn total(&self) -> i32 {
        self.open + self.working + self.submitted + self.accepted + self.returned
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            open: self.open + other.open,
            working: self.working + other.working,
            submitted: self.submitted + other.submitted,
            accepted: self.accepted + other.accepted,
            returned: self.returned + other.returned,
            late: self.late + other.late,
        }
    }

    /// The most urgent state that is there.
    pub const fn worst(&self) -> Option<State> {
        match self {
            Self { returned: 1.., .. } => Some(State::Returned),
            Self { open: 1.., .. } => Some(State::Open),
            Self { working: 1.., .. } => Some(State::Working),
            Self { submitted: 1.., .. } => Some(State::Submitted),
            Self { accepted: 1.., .. } => Some(State::Accepted),
            _ => None,
        }
    }

    fn of(state: &str, many: i64, over: i64) -> Self {
        let many = i32::try_from(many).unwrap_or(i32::MAX);
        let state = State::of_tag(state).unwrap_or(State::Cancelled);
        let late = if state.is_theirs() { i32::try_from(over).unwrap_or(i32::MAX) } else { 0 };
        let none = Self { late, ..Self::default() };
        match state {
            State::Open => Self { open: many, ..none },
            State::Working => Self { working: many, ..none },
            State::Submitted => Self { submitted: many, ..none },
            State::Accepted => Self { accepted: many, ..none },
            State::Returned => Self { returned: many, ..none },
            State::Cancelled => none,
        }
    }
}

fn grouped(scope: &Scope, filter: Condition, today: NaiveDate) -> Select<Entity> {
    // As 32 bits: PostgreSQL sums those to 64, and 64 to a decimal.
    let over = CaseStatement::new().case(Column::DueOn.lt(today), 1_i32).finally(0_i32);
    Entity::find()
        .select_only()
        .filter(rows(scope))
        .filter(filter)
        .column(Column::State)
        .column_as(Column::Id.count(), "many")
        .column_as(Expr::from(Func::sum(Expr::Case(Box::new(over)))), "over")
        .group_by(Column::State)
}

/// Of all that a list with the same filter would show.
pub async fn overall(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: Condition,
    today: NaiveDate,
) -> Result<Counts, DbErr> {
    let found: Vec<(String, i64, i64)> = grouped(scope, filter, today).into_tuple().all(db).await?;
    let each = found.iter().map(|(state, many, over)| Counts::of(state, *many, *over));
    Ok(each.fold(Counts::default(), Counts::plus))
}

/// By one of the columns an assignment belongs to something by.
pub async fn by(
    db: &impl ConnectionTrait,
    scope: &Scope,
    column: Column,
    ids: Vec<Uuid>,
    today: NaiveDate,
) -> Result<Vec<(Uuid, Counts)>, DbErr> {
    let filter = Condition::all().add(column.is_in(ids));
    let found: Vec<(String, i64, i64, Uuid)> =
        grouped(scope, filter, today).column(column).group_by(column).into_tuple().all(db).await?;
    Ok(found.iter().map(|(state, many, over, id)| (*id, Counts::of(state, *many, *over))).collect())
}

/// The assignments of one clause in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub clause_id: Uuid,
    pub unit_id: Uuid,
    pub counts: Counts,
}

/// All that was given out for a directive, by clause and unit; several rows may be of one pair.
pub async fn cells(
    db: &impl ConnectionTrait,
    scope: &Scope,
    directive_id: Uuid,
    today: NaiveDate,
) -> Result<Vec<Cell>, DbErr> {
    let filter = Condition::all()
        .add(Column::DirectiveId.eq(directive_id))
        .add(Column::State.ne(State::Cancelled.tag()));
    let found: Vec<(String, i64, i64, Uuid, Uuid)> = grouped(scope, filter, today)
        .column(Column::ClauseId)
        .column(Column::UnitId)
        .group_by(Column::ClauseId)
        .group_by(Column::UnitId)
        .into_tuple()
        .all(db)
        .await?;
    let cell = |(state, many, over, clause_id, unit_id): (String, i64, i64, Uuid, Uuid)| Cell {
        clause_id,
        unit_id,
        counts: Counts::of(&state, many, over),
    };
    Ok(found.into_iter().map(cell).collect())
}
