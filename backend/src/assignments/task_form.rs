//! A task, read from its form.
use async_graphql::ID;
use sea_orm::DbErr;
use serde_json::Value;
use shared::{
    DueRule, MeasureInput, OrganizationId, OrganizationKind, RefusalCode, Said, TaskSetInput as Input, Word,
    line,
};
use uuid::Uuid;

use super::{
    entity::{measure, task},
    store::tasks::{self, TaskRow},
};
use crate::{
    api::{Fault, Refusal, one_line, optional_passage, parse_id},
    directives::ClauseRow,
    identity::Scope,
    organizations,
    platform::{Outcome, Tx},
};

const MOST_TITLE: usize = 300;
const MOST_EVIDENCE: usize = 500;
const MOST_MEASURES: usize = 12;
const MOST_NAMED: usize = 100;

/// A new task for a clause.
pub async fn read(
    tx: &Tx,
    scope: &Scope,
    clause: &ClauseRow,
    input: &Input,
) -> Outcome<TaskRow, Refusal<TaskRow>> {
    let blank = task::Model {
        id: tx.new_id(),
        version: 1,
        office_id: clause.office_id,
        directive_id: clause.directive_id,
        clause_id: clause.id,
        title: String::new(),
        due_rule: String::new(),
        due_on: None,
        due_days: None,
        expected_evidence: None,
        cancelled_at: None,
        changed_at: None,
        title_before: None,
    };
    fill(tx, scope, blank, input).await
}

/// A task as it is to be. Who was named and cannot be seen stays named; a figure of the same name and unit is the same.
pub async fn read_over(
    tx: &Tx,
    scope: &Scope,
    before: &TaskRow,
    is_given_out: bool,
    input: &Input,
) -> Outcome<TaskRow, Refusal<TaskRow>> {
    let task = task::Model { version: before.task.version + 1, ..before.task.clone() };
    let mut row = match fill(tx, scope, task, input).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if is_given_out {
        row.task.changed_at = Some(tx.now);
        let old = &before.task.title;
        row.task.title_before = (*old != row.task.title).then(|| old.clone());
    }
    let named = before.organizations.iter().copied();
    let seen = organizations::find_many(tx.db(), scope, named.clone()).await?;
    row.organizations.extend(named.filter(|id| seen.iter().all(|one| one.id != *id)));
    let mut known = before.measures.clone();
    for measure in &mut row.measures {
        let same = known.iter().position(|one| (&one.name, &one.unit) == (&measure.name, &measure.unit));
        if let Some(at) = same {
            measure.id = known.swap_remove(at).id;
        }
    }
    let gone = known.iter().map(|measure| measure.id);
    let answered = tasks::answered(tx, gone).await?;
    Ok(match known.iter().find(|measure| answered == Some(measure.id)) {
        None => Ok(row),
        Some(measure) => {
            let said = Said::with(Word::RefusalMeasureAnswered, "name", &measure.name);
            Err(Refusal::new(RefusalCode::WrongState, Input::MEASURES, said))
        }
    })
}

async fn fill(
    tx: &Tx,
    scope: &Scope,
    blank: task::Model,
    input: &Input,
) -> Outcome<TaskRow, Refusal<TaskRow>> {
    let task = match head(blank, input) {
        Ok(task) => task,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(measures) = measures(tx, task.id, input) else {
        return Ok(Err(Refusal::invalid(Input::MEASURES, Word::RefusalMeasures)));
    };
    let Some(organizations) = named(tx, scope, input).await? else {
        return Ok(Err(Refusal::not_found(Input::ORGANIZATION_IDS)));
    };
    let mut kinds = input.kinds.clone();
    kinds.sort_by_key(|kind| kind.tag());
    kinds.dedup();
    if kinds.is_empty() && organizations.is_empty() {
        return Ok(Err(Refusal::invalid(Input::KINDS, Word::RefusalResponsible)));
    }
    Ok(Ok(TaskRow { task, kinds, organizations, measures }))
}

fn head(blank: task::Model, input: &Input) -> Result<task::Model, Refusal<TaskRow>> {
    let title = one_line(&input.title, MOST_TITLE, Input::TITLE)?;
    let expected_evidence =
        optional_passage(input.expected_evidence.as_deref(), MOST_EVIDENCE, Input::EXPECTED_EVIDENCE)?;
    let (due_on, due_days) = match input.due_rule {
        DueRule::OnDay if input.due_on.is_none() => {
            return Err(Refusal::invalid(Input::DUE_ON, Word::RefusalDueDay));
        }
        DueRule::OnDay => (input.due_on, None),
        DueRule::DaysAfterPublication => match input.due_days {
            Some(days @ 1..=366) => (None, Some(days)),
            _ => return Err(Refusal::invalid(Input::DUE_DAYS, Word::RefusalDueDays)),
        },
        DueRule::EndOfPeriod => (None, None),
    };
    let due_rule = input.due_rule.tag().to_owned();
    Ok(task::Model { title, due_rule, due_on, due_days, expected_evidence, ..blank })
}

fn measures(tx: &Tx, task_id: Uuid, input: &Input) -> Option<Vec<measure::Model>> {
    if input.measures.len() > MOST_MEASURES {
        return None;
    }
    let measure = |(given, position): (&shared::MeasureInput, i32)| {
        let (name, unit) = (line(&given.name, 120)?, line(&given.unit, 30)?);
        Some(measure::Model { id: tx.new_id(), task_id, position, name, unit })
    };
    input.measures.iter().zip(1..).map(measure).collect()
}

/// None if any of them is not there for whoever asks.
async fn named(tx: &Tx, scope: &Scope, input: &Input) -> Result<Option<Vec<Uuid>>, Fault> {
    if input.organization_ids.len() > MOST_NAMED {
        return Ok(None);
    }
    let ids: Option<Vec<_>> =
        input.organization_ids.iter().map(|id| parse_id(id).map(|OrganizationId(id)| id)).collect();
    let Some(mut ids) = ids else { return Ok(None) };
    ids.sort_unstable();
    ids.dedup();
    let found: Result<_, DbErr> = organizations::find_many(tx.db(), scope, ids.iter().copied()).await;
    Ok((found?.len() == ids.len()).then_some(ids))
}

/// The field by which an entry is known to hold the whole form.
pub const MARK: &str = "dueRule";

/// The form as the trail keeps it; None if it cannot be read any more.
pub fn of_facts(facts: &Value) -> Option<Input> {
    let text = |name: &str| facts[name].as_str().map(str::to_owned);
    let list = |name: &str| facts[name].as_array().map(Vec::as_slice);
    let measure = |one: &Value| {
        let part = |name: &str| one[name].as_str().map(str::to_owned);
        Some(MeasureInput { name: part("name")?, unit: part("unit")? })
    };
    let organization = |id: &Value| id.as_str().map(|id| ID(id.to_owned()));
    Some(Input {
        title: text("title")?,
        kinds: list("kinds")?
            .iter()
            .map(|tag| OrganizationKind::of_tag(tag.as_str()?))
            .collect::<Option<_>>()?,
        organization_ids: list("organizations")?.iter().map(organization).collect::<Option<_>>()?,
        due_rule: DueRule::of_tag(facts["dueRule"].as_str()?)?,
        due_on: text("dueOn").and_then(|day| day.parse().ok()),
        due_days: facts["dueDays"].as_i64().and_then(|days| i32::try_from(days).ok()),
        expected_evidence: text("expectedEvidence"),
        measures: list("measures")?.iter().map(measure).collect::<Option<_>>()?,
        // The key was that of the act which wrote it; it is spent.
        idempotency_key: String::new(),
    })
}
