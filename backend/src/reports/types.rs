use async_graphql::{Context, Object, SimpleObject};
use shared::{AssignmentState, Capability, DirectiveId};
use uuid::Uuid;

use super::{compose::Section, draft::Sentence};
use crate::{
    api::{ContextExt, Fault},
    assignments::{AnswerLoader, Assignment, AssignmentById, AssignmentCounts, Counts, Measure, MeasureRow},
    directives::{Clause, Directive},
    organizations::{Organization, OrganizationById, OrganizationLoader},
    places::Unit,
};

/// How a directive stands, clause by commune.
#[derive(SimpleObject)]
pub struct Matrix {
    /// The directive.
    pub directive: Directive,
    /// The columns: the communes by name, and last the district itself for what is done there.
    pub units: Vec<Unit>,
    /// One for each clause, in document order.
    pub rows: Vec<MatrixRow>,
}

/// A clause in the matrix.
#[derive(SimpleObject)]
pub struct MatrixRow {
    /// The clause.
    pub clause: Clause,
    /// One for each unit, in the order of `units`; null where nothing was given out.
    pub cells: Vec<Option<MatrixCell>>,
    /// All cells together.
    pub counts: AssignmentCounts,
}

/// A clause in a commune: all assignments of organizations there.
#[derive(Clone, Copy, SimpleObject)]
pub struct MatrixCell {
    /// How many stand where.
    counts: AssignmentCounts,
    /// The most urgent state that is there: returned, then open, working, submitted, accepted.
    worst: AssignmentState,
    /// Indicates whether any of them is late.
    is_late: bool,
}

impl MatrixCell {
    pub fn of(counts: Counts) -> Option<Self> {
        let worst = counts.worst()?;
        Some(Self { counts: counts.into(), worst, is_late: counts.late > 0 })
    }
}

pub struct Report {
    pub directive: Directive,
    pub directive_id: Uuid,
    pub sections: Vec<ReportSection>,
}

/// The report on a directive, as its evidence writes it.
#[Object]
impl Report {
    /// The directive.
    async fn directive(&self) -> &Directive {
        &self.directive
    }

    /// One for each clause, in document order.
    async fn sections(&self) -> &[ReportSection] {
        &self.sections
    }

    /// Where it can be had on this server as a Word document: `/reports/….docx`.
    async fn href(&self) -> String {
        format!("/reports/{}.docx", DirectiveId(self.directive_id))
    }
}

pub struct ReportSection(pub Section);

/// The part of a report that is about one clause.
#[Object]
impl ReportSection {
    /// The clause.
    async fn clause(&self) -> Clause {
        self.0.clause.clone().into()
    }

    /// Grows by one each time the office writes here; 0 if it never has. Send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.written.as_ref().map_or(0, |row| row.version)
    }

    /// What the evidence says.
    async fn sentences(&self) -> Vec<ReportSentence> {
        let measure = |id: Uuid| self.0.measures.iter().find(|measure| measure.id == id).cloned();
        let sentence = |sentence: &Sentence| ReportSentence {
            measure: sentence.measure.and_then(measure),
            sentence: sentence.clone(),
        };
        self.0.draft.sentences.iter().map(sentence).collect()
    }

    /// The sentences joined, a line each.
    async fn draft(&self) -> String {
        self.0.draft.text()
    }

    /// What stands in the report: the office's own words if it wrote any, else the draft.
    async fn text(&self) -> String {
        self.0.text()
    }

    /// Indicates whether the office's own words stand here.
    async fn is_edited(&self) -> bool {
        self.0.wording().is_some()
    }

    /// Indicates whether the draft has changed since the office wrote its own words.
    async fn is_source_changed(&self) -> bool {
        self.0.is_source_changed()
    }

    /// Indicates whether it rests on words typed by hand alone, without any figure.
    async fn is_by_hand(&self) -> bool {
        self.0.draft.is_by_hand || (self.0.draft.sentences.is_empty() && self.0.wording().is_some())
    }

    /// Who was asked and of whom nothing is accepted yet, by name, as far as you may see them.
    #[graphql(complexity = "5 * child_complexity")]
    async fn missing(&self, ctx: &Context<'_>) -> Result<Vec<Organization>, Fault> {
        let scope = ctx.scope(Capability::ReadOrganizations);
        let key = |id: &Uuid| OrganizationById(scope.clone(), *id);
        let keys: Vec<_> = self.0.draft.missing.iter().map(key).collect();
        let mut found = ctx.loader::<OrganizationLoader>().load_many(keys.clone()).await?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).map(Organization::from).collect())
    }
}

pub struct ReportSentence {
    sentence: Sentence,
    measure: Option<MeasureRow>,
}

/// A sentence of the draft and what it rests on.
#[Object]
impl ReportSentence {
    /// What it says, in Vietnamese.
    async fn text(&self) -> &str {
        &self.sentence.text
    }

    /// The figure it sums up; null if it rests on none.
    async fn measure(&self) -> Option<Measure> {
        self.measure.clone().map(Measure)
    }

    /// The accepted assignments it rests on, as far as you may see them.
    #[graphql(complexity = "5 * child_complexity")]
    async fn assignments(&self, ctx: &Context<'_>) -> Result<Vec<Assignment>, Fault> {
        if !ctx.viewer().can(Capability::ReadAssignments) {
            return Ok(Vec::new());
        }
        let scope = ctx.scope(Capability::ReadAssignments);
        let key = |id: &Uuid| AssignmentById(scope.clone(), *id);
        let keys: Vec<_> = self.sentence.assignments.iter().map(key).collect();
        let mut found = ctx.loader::<AnswerLoader>().load_many(keys.clone()).await?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).map(Assignment::from).collect())
    }
}
