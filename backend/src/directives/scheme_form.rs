//! A scheme with its targets, read from its form.
use std::collections::BTreeSet;

use async_graphql::ID;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use shared::{LegalDocumentId, RefusalCode, Said, SchemeOpenInput as Input, TargetInput, Word, line};
use uuid::Uuid;

use super::{
    entity::{
        scheme::{ActiveModel, Model},
        target,
    },
    register, schemes,
};
use crate::{
    api::{Refusal, one_line, parse_id},
    identity::Scope,
    platform::{Outcome, Tx, sort_key},
};

const YEARS: std::ops::RangeInclusive<i32> = 1945..=2100;
const MOST_TARGETS: usize = 100;
const MOST_VALUE: i32 = 2_000_000_000;

/// Which scheme the form is for, and the targets it has so far.
pub struct Of<'a> {
    pub office_id: Uuid,
    pub id: Uuid,
    pub targets: &'a [target::Model],
}

/// The form as a change of the row, and the targets that stand from now on.
pub async fn read(
    tx: &Tx,
    scope: &Scope,
    of: &Of<'_>,
    input: &Input,
) -> Outcome<(ActiveModel, Vec<target::Model>), Refusal<Model>> {
    let name = match one_line(&input.name, 300, Input::NAME) {
        Ok(name) => name,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let invalid = |path, word: Word| Ok(Err(Refusal::invalid(path, word)));
    if !YEARS.contains(&input.from_year) {
        return invalid(Input::FROM_YEAR, Word::RefusalYear);
    }
    if !YEARS.contains(&input.to_year) || input.to_year < input.from_year {
        return invalid(Input::TO_YEAR, Word::RefusalSchemeYears);
    }
    let targets = match targets(tx, of, input) {
        Ok(targets) => targets,
        Err(said) => return Ok(Err(Refusal::invalid(Input::TARGETS, said))),
    };
    let document_id = match input.document_id.as_ref().filter(|node| !node.is_empty()) {
        None => None,
        Some(node) => match parse_id(node) {
            Some(LegalDocumentId(id)) if register::find(tx.db(), scope, id).await?.is_some() => Some(id),
            _ => return Ok(Err(Refusal::not_found(Input::DOCUMENT_ID))),
        },
    };
    let name_sort = sort_key(&name);
    if schemes::is_taken(tx, of.office_id, &name_sort, Some(of.id)).await? {
        return Ok(Err(Refusal::new(RefusalCode::Taken, Input::NAME, Word::RefusalSchemeTaken)));
    }
    let row = ActiveModel {
        name: Set(name),
        name_sort: Set(name_sort),
        from_year: Set(input.from_year),
        to_year: Set(input.to_year),
        document_id: Set(document_id),
        ..ActiveModel::default()
    };
    Ok(Ok((row, targets)))
}

/// One of the same year and name as before keeps its id.
fn targets(tx: &Tx, of: &Of<'_>, input: &Input) -> Result<Vec<target::Model>, Said> {
    if input.targets.len() > MOST_TARGETS {
        return Err(Said::with(Word::RefusalTargetsMany, "most", &MOST_TARGETS));
    }
    let mut seen = BTreeSet::new();
    let mut rows = Vec::with_capacity(input.targets.len());
    for (number, given) in (1_i32..).zip(&input.targets) {
        let TargetInput { year, value, is_verified, .. } = *given;
        let at = |word: Word| Said::with(word, "number", &number);
        let named = line(&given.name, 300).zip(line(&given.unit, 30));
        let Some((name, unit)) = named.filter(|_| (0..=MOST_VALUE).contains(&value)) else {
            return Err(at(Word::RefusalTarget));
        };
        if !(input.from_year..=input.to_year).contains(&year) {
            return Err(at(Word::RefusalTargetYear));
        }
        if !seen.insert((year, sort_key(&name))) {
            return Err(at(Word::RefusalTargetTwice));
        }
        let known = of.targets.iter().find(|known| known.year == year && known.name == name);
        let id = known.map_or_else(|| tx.new_id(), |known| known.id);
        rows.push(target::Model {
            id,
            scheme_id: of.id,
            position: number,
            year,
            name,
            value,
            unit,
            is_verified,
        });
    }
    Ok(rows)
}

/// What the audit trail keeps of it.
pub fn facts(row: &Model, targets: &[target::Model]) -> serde_json::Value {
    let target = |one: &target::Model| {
        json!({
            "year": one.year, "name": one.name, "value": one.value, "unit": one.unit, "isVerified": one.is_verified,
        })
    };
    json!({
        "name": row.name, "fromYear": row.from_year, "toYear": row.to_year,
        "document": row.document_id.map(|id| LegalDocumentId(id).to_string()),
        "targets": targets.iter().map(target).collect::<Vec<_>>(),
    })
}

/// The field by which an entry is known to hold the whole form.
pub const MARK: &str = "targets";

/// The form as the trail keeps it; None if it cannot be read any more.
pub fn of_facts(facts: &Value) -> Option<Input> {
    let text = |of: &Value, name: &str| of[name].as_str().map(str::to_owned);
    let number = |of: &Value, name: &str| of[name].as_i64().and_then(|one| i32::try_from(one).ok());
    let target = |one: &Value| {
        Some(TargetInput {
            year: number(one, "year")?,
            name: text(one, "name")?,
            value: number(one, "value")?,
            unit: text(one, "unit")?,
            is_verified: one["isVerified"].as_bool()?,
        })
    };
    Some(Input {
        name: text(facts, "name")?,
        from_year: number(facts, "fromYear")?,
        to_year: number(facts, "toYear")?,
        document_id: text(facts, "document").map(ID),
        targets: facts["targets"].as_array()?.iter().map(target).collect::<Option<_>>()?,
        // The key was that of the act which wrote it; it is spent.
        idempotency_key: String::new(),
    })
}
