//! A task that is there comes back into its form, and what happens when two people have it there.
use leptos::prelude::*;
use shared::OrganizationKind;

use super::{
    draft::{Due, MOST_MEASURES, Named, Of, TaskDraft},
    line::TaskSummary,
    wire::Clause,
};
use crate::{api::WireDay, calendar, drafts::Typed};

impl TaskDraft {
    /// Opens the sheet for a task that is there; what was begun with the same is still there.
    pub fn begin_with(self, clause: &Clause, task: &TaskSummary) {
        let is_same = |of: &Of| of.task.as_ref().is_some_and(|(id, _)| *id == task.id);
        if !self.of.with_untracked(is_same) {
            self.of.set(Of {
                clause: clause.id.inner().to_owned(),
                text: clause.text.trim().to_owned(),
                task: None,
            });
            self.take(task);
        }
        self.resume();
        self.open.set(true);
    }

    /// The task as it stands, in the fields.
    pub(super) fn take(self, task: &TaskSummary) {
        self.clear();
        let TaskSummary { id, version, title, kinds, organizations, due_rule, .. } = task;
        self.of.update(|of| of.task = Some((id.clone(), *version)));
        self.title.set(title.clone());
        for (kind, on) in OrganizationKind::ALL.into_iter().zip(self.kinds.get_value()) {
            on.set(kinds.contains(&kind));
        }
        let (Named { all, .. }, Due { rule, day, days }) = (self.named.get_value(), self.due.get_value());
        all.set(organizations.iter().map(|one| (one.id.inner().to_owned(), one.name.clone())).collect());
        rule.set(due_rule.tag().to_owned());
        let due_on = task.due_on.as_ref().and_then(WireDay::day);
        day.set(due_on.map(calendar::Day::iso).unwrap_or_default());
        days.set(task.due_days.map(|days| days.to_string()).unwrap_or_default());
        self.evidence.set(task.expected_evidence.clone().unwrap_or_default());
        self.measures.with_value(|slots| {
            for ((name, unit), measure) in slots.iter().zip(&task.measures) {
                name.set(measure.name.clone());
                unit.set(measure.unit.clone());
            }
        });
        self.measured.set((0..task.measures.len().min(MOST_MEASURES)).collect());
    }

    /// What was typed here goes; the task stands as another has left it.
    pub fn keep_theirs(self) {
        if let Some(theirs) = self.theirs.get_value() {
            self.take(&theirs);
            self.kept.get_value().rest_on(Typed { version: theirs.version, texts: self.texts_now() });
        }
        self.session.get_value().changed();
    }
}
