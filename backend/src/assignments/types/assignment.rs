use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use shared::{AssignmentId, AssignmentState, Capability};

use super::{Evidence, Measure, Task};
use crate::{
    api::{ContextExt, Fault, node_id},
    assignments::{
        entity::assignment::Model,
        loader::{AnswerLoader, EvidenceOf, FiguresOf, TaskById, TaskLoader},
        rules::{Step, after, is_late},
    },
    directives::Directive,
    identity::Place,
    organizations::{Organization, OrganizationById, OrganizationLoader},
    places::{Unit, UnitById, UnitLoader},
};

#[derive(Clone)]
pub struct Assignment(pub(in crate::assignments) Model);

impl From<Model> for Assignment {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

impl Assignment {
    fn now(&self) -> AssignmentState {
        AssignmentState::of_tag(&self.0.state).unwrap_or(AssignmentState::Cancelled)
    }

    async fn row(&self, ctx: &Context<'_>) -> Result<Task, Fault> {
        let found = ctx.loader::<TaskLoader>().load_one(TaskById(self.0.task_id)).await?;
        found.map(Task).ok_or(Fault::Missing("task"))
    }

    async fn may(&self, ctx: &Context<'_>, capability: Capability) -> Result<bool, Fault> {
        if !ctx.viewer().can(capability) || ctx.viewer().only_reads {
            return Ok(false);
        }
        let key = UnitById(ctx.scope(Capability::ReadOrganizations), self.0.unit_id);
        let unit = ctx.loader::<UnitLoader>().load_one(key).await?;
        let place = Place {
            office_id: self.0.office_id,
            organization_id: self.0.organization_id,
            unit_path: unit.as_ref().map_or("", Unit::path),
        };
        Ok(ctx.viewer().can_at(capability, &place))
    }
}

/// A task given out to one organization, with its answer.
#[Object]
impl Assignment {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(AssignmentId(self.0.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// How far it has come.
    async fn state(&self) -> AssignmentState {
        self.now()
    }

    /// Indicates whether it is not yet handed in and its last day is over, by the office's business date.
    async fn is_late(&self, ctx: &Context<'_>) -> bool {
        is_late(self.now(), self.0.due_on, ctx.today())
    }

    /// Its last day.
    async fn due_on(&self) -> NaiveDate {
        self.0.due_on
    }

    /// The last day it had until the office moved it; null if it never did.
    async fn due_before(&self) -> Option<NaiveDate> {
        self.0.due_before
    }

    /// What must be done.
    async fn task(&self, ctx: &Context<'_>) -> Result<Task, Fault> {
        self.row(ctx).await
    }

    /// The directive it comes from.
    async fn directive(&self, ctx: &Context<'_>) -> Result<Directive, Fault> {
        Directive::of(ctx, self.0.directive_id).await
    }

    /// Who must do it; null if it is outside what you may see.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>, Fault> {
        let key = OrganizationById(ctx.scope(Capability::ReadOrganizations), self.0.organization_id);
        Ok(ctx.loader::<OrganizationLoader>().load_one(key).await?.map(Organization::from))
    }

    /// What was done, in words; null if nothing was entered yet.
    async fn answer(&self) -> Option<&str> {
        self.0.answer.as_deref()
    }

    /// One for each measure of the task, in their order.
    #[graphql(complexity = "3 * child_complexity")]
    async fn figures(&self, ctx: &Context<'_>) -> Result<Vec<Figure>, Fault> {
        let (task, given) = futures_util::try_join!(self.row(ctx), async {
            Ok(ctx.loader::<AnswerLoader>().load_one(FiguresOf(self.0.id)).await?.unwrap_or_default())
        })?;
        let figure = |measure: crate::assignments::entity::measure::Model| {
            let value =
                given.iter().find(|figure| figure.measure_id == measure.id).map(|figure| figure.value);
            Figure { measure: Measure(measure), value }
        };
        Ok(task.0.measures.into_iter().map(figure).collect())
    }

    /// What proves it, the oldest first; what was taken back is left out.
    #[graphql(complexity = "5 * child_complexity")]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>, Fault> {
        let found = ctx.loader::<AnswerLoader>().load_one(EvidenceOf(self.0.id)).await?;
        let organization_id = self.0.organization_id;
        let piece = |(row, by)| Evidence { row, by, organization_id };
        Ok(found.unwrap_or_default().into_iter().map(piece).collect())
    }

    /// Why the office gave it back, the last time; null if it never did.
    async fn returned_reason(&self) -> Option<&str> {
        self.0.returned_reason.as_deref()
    }

    /// When it was handed in, the last time.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submitted_at
    }

    /// When the office accepted or returned it, the last time.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided_at
    }

    /// When the office reminded the organization, the last time.
    async fn reminded_at(&self) -> Option<DateTime<Utc>> {
        self.0.reminded_at
    }

    /// Indicates whether you may enter and hand in, now.
    async fn can_answer(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        Ok(self.now().is_theirs() && self.may(ctx, Capability::AnswerAssignments).await?)
    }

    /// Indicates whether you may accept, return or remind, now.
    async fn can_review(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let open = self.now().is_theirs() || after(self.now(), Step::Return).is_some();
        Ok(open && self.may(ctx, Capability::ReviewAssignments).await?)
    }
}

/// What is known for a measure.
#[derive(SimpleObject)]
pub struct Figure {
    /// What is counted.
    measure: Measure,
    /// How many; null where nothing is known, which is not zero.
    value: Option<i32>,
}
