use async_graphql::{Context, SimpleObject};
use shared::Capability;
use uuid::Uuid;

use crate::{
    api::{ContextExt, Fault},
    assignments::{
        entity::assignment::Column,
        loader::{CountsLoader, CountsOf},
        store::counts::Counts,
    },
};

/// How many assignments stand where, of those you may see. Cancelled ones count nowhere.
#[derive(Clone, Copy, Default, SimpleObject)]
pub struct AssignmentCounts {
    /// All of them.
    total: i32,
    /// Nobody has begun.
    open: i32,
    /// Something was entered.
    working: i32,
    /// Handed in; they wait for the office.
    submitted: i32,
    /// The office has accepted them.
    accepted: i32,
    /// Given back with a reason.
    returned: i32,
    /// Of open, working and returned ones those whose last day is over.
    late: i32,
}

impl From<Counts> for AssignmentCounts {
    fn from(counts: Counts) -> Self {
        let Counts { open, working, submitted, accepted, returned, late } = counts;
        Self { total: counts.total(), open, working, submitted, accepted, returned, late }
    }
}

/// What assignments are counted of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    Directive(Uuid),
    Clause(Uuid),
    Task(Uuid),
}

impl Counted {
    /// How it is made, and of what: counts of one kind are read together.
    pub fn parts(self) -> (fn(Uuid) -> Self, Uuid) {
        match self {
            Self::Directive(id) => (Self::Directive, id),
            Self::Clause(id) => (Self::Clause, id),
            Self::Task(id) => (Self::Task, id),
        }
    }

    pub const fn column(self) -> Column {
        match self {
            Self::Directive(_) => Column::DirectiveId,
            Self::Clause(_) => Column::ClauseId,
            Self::Task(_) => Column::TaskId,
        }
    }
}

impl AssignmentCounts {
    pub async fn of(ctx: &Context<'_>, of: Counted) -> Result<Self, Fault> {
        // Who reads reports alone is told how many, as the matrix tells it, and not which.
        let reads = ctx.viewer().can(Capability::ReadAssignments);
        let scope = ctx.scope(if reads { Capability::ReadAssignments } else { Capability::ReadReports });
        let key = CountsOf { scope, today: ctx.today(), of };
        Ok(ctx.loader::<CountsLoader>().load_one(key).await?.unwrap_or_default().into())
    }
}
