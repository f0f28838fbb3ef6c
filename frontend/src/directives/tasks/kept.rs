//! What was typed of a task, kept on the device until the server has it.
use leptos::prelude::*;
use shared::OrganizationKind;

use super::draft::{Due, MOST_MEASURES, Named, Of, TaskDraft};
use crate::drafts::{Texts, Typed};

const FORM: &str = "task";
/// Title, expected evidence, rule, day and days, then the kinds in one text and how many are named.
pub const HEAD: usize = 7;

impl TaskDraft {
    /// The head, then id and name of each that is named, then name and unit of each measure.
    pub(super) fn texts(self) -> Texts {
        let (Named { all, .. }, Due { rule, day, days }) = (self.named.get_value(), self.due.get_value());
        let kinds = OrganizationKind::ALL.into_iter().zip(self.kinds.get_value());
        let kinds: Vec<_> = kinds.filter(|(_, on)| on.get()).map(|(kind, _)| kind.tag()).collect();
        let named = all.get();
        let head = [
            self.title.get(),
            self.evidence.get(),
            rule.get(),
            day.get(),
            days.get(),
            kinds.join(" "),
            named.len().to_string(),
        ];
        let measure = |slot: usize| {
            let (name, unit) = self.measures.with_value(|measures| measures[slot]);
            [name.get(), unit.get()]
        };
        let named = named.into_iter().flat_map(|(id, name)| [id, name]);
        head.into_iter().chain(named).chain(self.measured.get().into_iter().flat_map(measure)).collect()
    }

    /// The form has been filled; what was typed there before comes back.
    pub(super) fn resume(self) {
        let Of { clause, task, .. } = self.of.get_untracked();
        let record = task.as_ref().map_or(clause, |(id, _)| id.inner().to_owned());
        let draft = self.kept.get_value();
        if draft.is_for(FORM, &record) {
            return;
        }
        let base = Typed { version: task.map_or(0, |(_, version)| version), texts: self.texts_now() };
        let Some(Typed { version, texts }) = draft.begin(FORM, &record, base) else { return };
        self.put(&texts);
        // Upon an older version the server will show what another has done meanwhile.
        self.of.update(|of| {
            if let Some((_, upon)) = &mut of.task {
                *upon = version;
            }
        });
    }

    /// What was typed and not sent goes.
    pub fn throw_away(self) {
        let untouched = self.kept.get_value().untouched();
        self.put(&untouched);
    }

    pub(super) fn texts_now(self) -> Texts {
        untrack(|| self.texts())
    }

    pub(super) fn put(self, texts: &[String]) {
        if texts.len() < HEAD {
            return;
        }
        let (Named { all, .. }, Due { rule, day, days }) = (self.named.get_value(), self.due.get_value());
        for (field, text) in [self.title, self.evidence, rule, day, days].into_iter().zip(texts) {
            field.set(text.clone());
        }
        for (kind, on) in OrganizationKind::ALL.into_iter().zip(self.kinds.get_value()) {
            on.set(texts[HEAD - 2].split(' ').any(|tag| tag == kind.tag()));
        }
        let (_, rest) = texts.split_at(HEAD);
        let count = texts[HEAD - 1].parse::<usize>().unwrap_or(0);
        let (named, measures) = rest.split_at(rest.len().min(count * 2));
        all.set(named.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect());
        let measures: Vec<_> = measures.chunks_exact(2).take(MOST_MEASURES).collect();
        self.measures.with_value(|slots| {
            for ((name, unit), pair) in slots.iter().zip(&measures) {
                name.set(pair[0].clone());
                unit.set(pair[1].clone());
            }
        });
        self.measured.set((0..measures.len()).collect());
    }
}
