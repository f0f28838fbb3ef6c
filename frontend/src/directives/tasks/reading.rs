//! A task's form, as it is sent.
use leptos::prelude::*;
use shared::{Day, DueRule, MeasureInput, OrganizationKind, TaskSetInput as Input, tidy};

use super::draft::{Due, TaskDraft};
use crate::{calendar, numbers::count, words::Word};

impl TaskDraft {
    /// What to send, without its key; nothing if something is wrong, then that is said.
    pub fn read(self) -> Option<Input> {
        let problems = self.problems;
        problems.clear();
        let title = tidy(&self.title.get_untracked());
        if !(1..=300).contains(&title.chars().count()) {
            problems.add("task-title", Word::TaskTitleWrong);
        }
        let chosen = OrganizationKind::ALL.into_iter().zip(self.kinds.get_value());
        let kinds: Vec<_> = chosen.filter(|(_, on)| on.get_untracked()).map(|(kind, _)| kind).collect();
        let organization_ids: Vec<_> = self
            .named
            .get_value()
            .all
            .with_untracked(|all| all.iter().map(|(id, _)| cynic::Id::new(id)).collect());
        let Due { rule, day, days } = self.due.get_value();
        if kinds.is_empty() && organization_ids.is_empty() {
            problems.add("kinds", Word::TaskNobody);
        }
        let due_rule = DueRule::of_tag(&rule.get_untracked()).unwrap_or(DueRule::OnDay);
        let on_day = due_rule == DueRule::OnDay;
        let due_on = calendar::Day::of_iso(&day.get_untracked()).filter(|_| on_day);
        if on_day && due_on.is_none() {
            problems.add("due-on", Word::TaskDayMissing);
        }
        let in_days = due_rule == DueRule::DaysAfterPublication;
        let days = count(&days.get_untracked()).filter(|days| in_days && (1..=366).contains(days));
        let due_days = days.and_then(|days| i32::try_from(days).ok());
        if in_days && due_days.is_none() {
            problems.add("due-days", Word::TaskDaysWrong);
        }
        let evidence = self.evidence.get_untracked().trim().to_owned();
        let measures: Vec<_> = self.measures_now();
        if measures.iter().any(|MeasureInput { name, unit }| name.is_empty() || unit.is_empty()) {
            problems.add("measures", Word::MeasureIncomplete);
        }
        problems.is_empty().then(|| Input {
            title,
            kinds,
            organization_ids,
            due_rule,
            due_on: due_on.map(|day| Day(day.iso())),
            due_days,
            expected_evidence: Some(evidence).filter(|text| !text.is_empty()),
            measures,
            idempotency_key: String::new(),
        })
    }

    /// A row with nothing in it asks for nothing.
    fn measures_now(self) -> Vec<MeasureInput> {
        let all = self.measures.get_value();
        let measure = |slot: usize| MeasureInput {
            name: tidy(&all[slot].0.get_untracked()),
            unit: tidy(&all[slot].1.get_untracked()),
        };
        let used = self.measured.get_untracked().into_iter().map(measure);
        used.filter(|measure| !(measure.name.is_empty() && measure.unit.is_empty())).collect()
    }
}
