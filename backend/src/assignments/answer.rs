//! What an organization answers, read from its form.
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{
    AssignmentAnswerInput as Input, AssignmentId, AssignmentState, FieldPath, MeasureId, RefusalCode, Word,
};
use uuid::Uuid;

use super::{
    entity::{
        assignment::{ActiveModel, Model},
        measure,
    },
    rules::Step,
    step,
    store::{self, evidence, tasks},
};
use crate::{
    api::{Fault, Refusal, optional_passage, parse_id},
    identity::Scope,
    platform::{Done, Outcome, Tx},
};

const MOST_ANSWER: usize = 2_000;
const MOST_FIGURE: i32 = 2_000_000_000;

/// What stands in the form: words and figures.
pub struct Answer {
    pub words: Option<String>,
    pub figures: Vec<(Uuid, i32)>,
}

/// Each figure is of a measure of the task, at most one for each.
pub fn read(input: &Input, measures: &[measure::Model]) -> Result<Answer, Refusal<Model>> {
    let words = optional_passage(input.answer.as_deref(), MOST_ANSWER, Input::ANSWER)?;
    let mut figures: Vec<(Uuid, i32)> = Vec::new();
    for figure in &input.figures {
        let measure = parse_id(&figure.measure_id).map(|MeasureId(id)| id);
        let known = measure.filter(|id| measures.iter().any(|measure| measure.id == *id));
        let new = known.filter(|id| figures.iter().all(|(given, _)| given != id));
        match new {
            Some(id) if (0..=MOST_FIGURE).contains(&figure.value) => figures.push((id, figure.value)),
            _ => return Err(Refusal::invalid(Input::FIGURES, Word::RefusalFigure)),
        }
    }
    Ok(Answer { words, figures })
}

/// Saves the form, or hands it in.
pub async fn enter(
    tx: &Tx,
    scope: &Scope,
    id: Option<AssignmentId>,
    input: &Input,
    how: Step,
) -> Outcome<Done, Refusal<Model>> {
    let (row, next) = match step::begin(tx, scope, id, Some(input.expected_version), how).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let task = tasks::find_many(tx.db(), [row.task_id]).await?.pop().ok_or(Fault::Missing("task"))?;
    let answer = match read(input, &task.measures) {
        Ok(answer) => answer,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let says_nothing = answer.words.is_none() && answer.figures.is_empty();
    if next == AssignmentState::Submitted && says_nothing && evidence::count(tx.db(), row.id).await? == 0 {
        return Ok(Err(Refusal::new(RefusalCode::Invalid, FieldPath::ID, Word::RefusalAnswerEmpty)));
    }
    store::set_figures(tx, row.id, &answer.figures).await?;
    let facts = json!({ "answer": answer.words, "figures": answer.figures });
    let submitted_at = if next == AssignmentState::Submitted { Some(tx.now) } else { row.submitted_at };
    let change =
        ActiveModel { answer: Set(answer.words), submitted_at: Set(submitted_at), ..ActiveModel::default() };
    let topic = if how == Step::Submit { "assignment.submitted" } else { "assignment.saved" };
    step::finish(tx, scope, &row, next, change, (topic, facts)).await
}
