//! A task, read from its form.
use sea_orm::DbErr;
use shared::{DueRule, OrganizationId, TaskSetInput as Input, Word, line};
use uuid::Uuid;

use super::{
    entity::{measure, task},
    store::tasks::TaskRow,
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

pub async fn read(
    tx: &Tx,
    scope: &Scope,
    clause: &ClauseRow,
    input: &Input,
) -> Outcome<TaskRow, Refusal<TaskRow>> {
    let task = match head(tx, clause, input) {
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

fn head(tx: &Tx, clause: &ClauseRow, input: &Input) -> Result<task::Model, Refusal<TaskRow>> {
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
    Ok(task::Model {
        id: tx.new_id(),
        version: 1,
        office_id: clause.office_id,
        directive_id: clause.directive_id,
        clause_id: clause.id,
        title,
        due_rule: input.due_rule.tag().to_owned(),
        due_on,
        due_days,
        expected_evidence,
        cancelled_at: None,
    })
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
