//! A scheme's form, as it is sent.
use leptos::prelude::*;
use shared::{SchemeOpenInput as Input, TargetInput, tidy};

use super::draft::{SchemeDraft, TargetRow};
use crate::{numbers::count, words::Word};

impl SchemeDraft {
    /// What to send, without its key; nothing if something is wrong, then that is said.
    pub fn read(self) -> Option<Input> {
        let problems = self.problems;
        problems.clear();
        let name = tidy(&self.name.get_untracked());
        if !(1..=300).contains(&name.chars().count()) {
            problems.add("scheme-name", Word::SchemeNameWrong);
        }
        let (from, to) = (number(self.from_year), number(self.to_year));
        let years = 1945..=2100;
        if from.is_none_or(|year| !years.contains(&year)) {
            problems.add("from-year", Word::YearWrong);
        }
        if to.is_none_or(|year| !years.contains(&year) || from.is_some_and(|from| from > year)) {
            problems.add("to-year", Word::ToYearWrong);
        }
        let rows = self.used.get_untracked().into_iter().map(|slot| self.row(slot));
        let targets: Option<Vec<_>> = rows.filter(|row| !row.is_blank()).map(TargetRow::read).collect();
        if targets.is_none() {
            problems.add("targets", Word::TargetIncomplete);
        }
        let document = self.document.get_untracked();
        Some(Input {
            name,
            from_year: from.filter(|_| problems.is_empty())?,
            to_year: to?,
            document_id: (!document.is_empty()).then(|| cynic::Id::new(document)),
            targets: targets?,
            idempotency_key: String::new(),
        })
    }
}

fn number(typed: RwSignal<String>) -> Option<i32> {
    typed.with_untracked(|text| count(text.trim())).and_then(|number| i32::try_from(number).ok())
}

impl TargetRow {
    /// A row in which nothing was said of what is to be reached says nothing.
    fn is_blank(&self) -> bool {
        [self.name, self.value].iter().all(|field| field.with_untracked(|text| text.trim().is_empty()))
    }

    fn read(self) -> Option<TargetInput> {
        let [name, unit] = [self.name, self.unit].map(|field| tidy(&field.get_untracked()));
        let value = number(self.value).filter(|value| *value <= 2_000_000_000)?;
        let year = number(self.year)?;
        let is_verified = self.is_verified.get_untracked();
        (!name.is_empty() && !unit.is_empty()).then_some(TargetInput { year, name, value, unit, is_verified })
    }
}
