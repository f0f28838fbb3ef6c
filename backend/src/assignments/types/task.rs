use async_graphql::{Context, ID, Object};
use chrono::{DateTime, NaiveDate, Utc};
use shared::{Capability, DueRule, MeasureId, OrganizationKind, TaskId};

use super::{AssignmentCounts, Counted};
use crate::{
    api::{ContextExt, Fault, node_id},
    assignments::{entity::measure, store::tasks::TaskRow},
    directives::Clause,
    organizations::{Organization, OrganizationById, OrganizationLoader},
};

#[derive(Clone)]
pub struct Task(pub(in crate::assignments) TaskRow);

impl From<TaskRow> for Task {
    fn from(row: TaskRow) -> Self {
        Self(row)
    }
}

/// What must be done for a clause, by whom, until when, and what proves it.
#[Object]
impl Task {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(TaskId(self.0.task.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.task.version
    }

    /// What must be done.
    async fn title(&self) -> &str {
        &self.0.task.title
    }

    /// Every organization of these kinds is responsible.
    async fn kinds(&self) -> &[OrganizationKind] {
        &self.0.kinds
    }

    /// These are responsible too, as far as you may see them.
    #[graphql(complexity = "5 * child_complexity")]
    async fn organizations(&self, ctx: &Context<'_>) -> Result<Vec<Organization>, Fault> {
        let scope = ctx.scope(Capability::ReadOrganizations);
        let key = |id: &uuid::Uuid| OrganizationById(scope.clone(), *id);
        let keys: Vec<_> = self.0.organizations.iter().map(key).collect();
        let mut found = ctx.loader::<OrganizationLoader>().load_many(keys.clone()).await?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).map(Organization::from).collect())
    }

    /// How the last day is found.
    async fn due_rule(&self) -> DueRule {
        self.0.due().rule
    }

    /// The last day, with `ON_DAY`.
    async fn due_on(&self) -> Option<NaiveDate> {
        self.0.task.due_on
    }

    /// How many days, with `DAYS_AFTER_PUBLICATION`.
    async fn due_days(&self) -> Option<i32> {
        self.0.task.due_days
    }

    /// What proves that it was done; null if nothing was said.
    async fn expected_evidence(&self) -> Option<&str> {
        self.0.task.expected_evidence.as_deref()
    }

    /// The figures asked for.
    #[graphql(complexity = "3 * child_complexity")]
    async fn measures(&self) -> Vec<Measure> {
        self.0.measures.iter().cloned().map(Measure).collect()
    }

    /// When it was cancelled; null while it stands.
    async fn cancelled_at(&self) -> Option<DateTime<Utc>> {
        self.0.task.cancelled_at
    }

    /// When the office last changed it after it was given out; null if it never did.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.0.task.changed_at
    }

    /// What had to be done before that change; null if the words are the same.
    async fn title_before(&self) -> Option<&str> {
        self.0.task.title_before.as_deref()
    }

    /// The clause it is set for.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Clause, Fault> {
        Clause::of(ctx, self.0.task.clause_id).await
    }

    /// How the assignments stand that you may see.
    async fn counts(&self, ctx: &Context<'_>) -> Result<AssignmentCounts, Fault> {
        AssignmentCounts::of(ctx, Counted::Task(self.0.task.id)).await
    }
}

#[derive(Clone)]
pub struct Measure(pub measure::Model);

/// A figure that a task asks for.
#[Object]
impl Measure {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(MeasureId(self.0.id))
    }

    /// What is counted.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// In what: `lớp`, `người`, `lượt người`.
    async fn unit(&self) -> &str {
        &self.0.unit
    }
}
