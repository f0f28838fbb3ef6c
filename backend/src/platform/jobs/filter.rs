use async_graphql::InputObject;
use sea_orm::Condition;
use shared::{JobKind, JobState};

use super::entity::job::Column;
use crate::api::{Conditions, Fault, Junctions, tagged};

/// Which jobs; all that is given must hold.
#[derive(InputObject, Default)]
pub struct JobWhere {
    /// By how far it has come.
    state: Option<JobStateWhere>,
    /// By what it does.
    kind: Option<JobKindWhere>,
    /// All of these hold.
    and: Option<Vec<JobWhere>>,
    /// At least one of these holds; an empty list holds for no job.
    or: Option<Vec<JobWhere>>,
    /// This does not hold.
    not: Option<Box<JobWhere>>,
}

/// Asks how far a job has come.
#[derive(InputObject)]
pub struct JobStateWhere {
    /// This state.
    eq: Option<JobState>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<JobState>>,
}

/// Asks what a job does.
#[derive(InputObject)]
pub struct JobKindWhere {
    /// This kind.
    eq: Option<JobKind>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<JobKind>>,
}

impl JobWhere {
    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(state) = &self.state {
            all = all.add(tagged(Column::State, state.eq, state.one_of.as_deref(), JobState::tag)?);
        }
        if let Some(kind) = &self.kind {
            all = all.add(tagged(Column::Kind, kind.eq, kind.one_of.as_deref(), JobKind::tag)?);
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}
