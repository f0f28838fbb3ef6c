//! A report, section by section, with a fixed number of statements however much was gathered.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};
use shared::AssignmentState;
use uuid::Uuid;

use super::{
    draft::{Asked, Counting, Draft, Given, Source, draft},
    entity::section,
    store,
};
use crate::{
    assignments::{self, AssignmentRow, Gathered, MeasureRow, TaskRow},
    directives::{self, ClauseRow},
    identity::Scope,
    organizations,
};

/// The part of one clause.
pub struct Section {
    pub clause: ClauseRow,
    pub draft: Draft,
    /// What its tasks count.
    pub measures: Vec<MeasureRow>,
    /// What the office has written; None if it never has.
    pub written: Option<section::Model>,
}

impl Section {
    pub fn text(&self) -> String {
        self.wording().map_or_else(|| self.draft.text(), str::to_owned)
    }

    /// The office's own words, if they stand.
    pub fn wording(&self) -> Option<&str> {
        self.written.as_ref().and_then(|row| row.text.as_deref())
    }

    pub fn is_source_changed(&self) -> bool {
        let before =
            self.written.as_ref().filter(|row| row.text.is_some()).map(|row| row.draft_digest.as_str());
        before.is_some_and(|before| before != digest(&self.draft))
    }
}

pub fn digest(draft: &Draft) -> String {
    Uuid::from_slice(&Sha256::digest(draft.text())[..16])
        .map(|half| half.simple().to_string())
        .unwrap_or_default()
}

/// The directive was found in sight; `reports` says of which assignments, `names` which names may be read.
pub async fn compose(
    db: &impl ConnectionTrait,
    (reports, names): (&Scope, &Scope),
    directive_id: Uuid,
) -> Result<Vec<Section>, DbErr> {
    let clauses = directives::clauses(db, [directive_id]).await?;
    let tasks = assignments::tasks_of_directive(db, directive_id).await?;
    let gathered = assignments::gathered(db, reports, directive_id).await?;
    let mut who: Vec<_> = gathered.assignments.iter().map(|row| row.organization_id).collect();
    who.sort_unstable();
    who.dedup();
    let mut bodies = organizations::find_many(db, names, who).await?;
    bodies.sort_by(|one, other| one.name_sort.cmp(&other.name_sort));
    let order: HashMap<_, _> = bodies.iter().enumerate().map(|(at, body)| (body.id, at)).collect();
    let names: HashMap<_, _> = bodies.into_iter().map(|body| (body.id, body.name)).collect();
    let mut written: HashMap<_, _> =
        store::of(db, directive_id).await?.into_iter().map(|row| (row.clause_id, row)).collect();

    let mut by_task: HashMap<Uuid, Vec<&AssignmentRow>> = HashMap::new();
    for row in &gathered.assignments {
        by_task.entry(row.task_id).or_default().push(row);
    }
    for rows in by_task.values_mut() {
        rows.sort_by_key(|row| order.get(&row.organization_id).copied().unwrap_or(usize::MAX));
    }
    let section = |clause: ClauseRow| {
        let mine: Vec<_> = tasks.iter().filter(|row| row.task.clause_id == clause.id).collect();
        let measures = mine.iter().flat_map(|row| row.measures.iter().cloned()).collect();
        let tasks = mine.iter().map(|row| asked(row, by_task.get(&row.task.id), &gathered)).collect();
        let draft = draft(&Source { tasks, names: &names });
        let written = written.remove(&clause.id);
        Section { clause, draft, measures, written }
    };
    Ok(clauses.into_iter().map(section).collect())
}

fn asked<'a>(row: &'a TaskRow, given: Option<&Vec<&'a AssignmentRow>>, gathered: &Gathered) -> Asked<'a> {
    let measures: Vec<_> = row
        .measures
        .iter()
        .map(|measure| Counting { id: measure.id, name: &measure.name, unit: &measure.unit })
        .collect();
    let one = |row: &&'a AssignmentRow| Given {
        id: row.id,
        organization_id: row.organization_id,
        state: AssignmentState::of_tag(&row.state).unwrap_or(AssignmentState::Open),
        words: row.answer.as_deref(),
        figures: measures
            .iter()
            .filter_map(|measure| {
                gathered.figures.get(&(row.id, measure.id)).map(|value| (measure.id, *value))
            })
            .collect(),
    };
    let given = given.map(|rows| rows.iter().map(one).collect()).unwrap_or_default();
    Asked { title: &row.task.title, measures, given }
}
