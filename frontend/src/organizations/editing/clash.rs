//! Two people have changed one organization at once.
use leptos::prelude::*;
use shared::OrganizationKind;

use super::{
    super::kind_word,
    draft::{Editing, FIELDS, LABELS, name_of},
    wire::{Editable, KIND, PARENT, UNIT},
};
use crate::{calendar::Day, ui::Versions};

impl Editing {
    pub(super) fn compare(self, theirs: Editable) {
        let Some(base) = self.base.get_value() else { return };
        self.meet(&theirs);
        let (base, mine, other) = (base.values(), self.values(), theirs.values());
        let locale = self.session.get_value().locale.get_untracked();
        let versions = |at: usize| Versions {
            label: LABELS[at].said(locale).to_owned(),
            base: self.shown(at, &base[at]),
            theirs: self.shown(at, &other[at]),
            mine: self.shown(at, &mine[at]),
        };
        self.versions.set((0..FIELDS.len()).map(versions).collect());
        self.theirs.set_value(Some(theirs));
    }

    /// As a person reads it.
    fn shown(self, at: usize, value: &str) -> String {
        match at {
            KIND => {
                let kind = OrganizationKind::of_tag(value).map(kind_word);
                let locale = self.session.get_value().locale.get_untracked();
                kind.map(|word| word.said(locale).to_owned()).unwrap_or_default()
            }
            UNIT | PARENT => self.names.with_untracked(|names| name_of(names, value)),
            _ => Day::of_iso(value).map_or_else(|| value.to_owned(), Day::shown),
        }
    }

    pub fn yield_to_theirs(self) {
        if let Some(theirs) = self.theirs.get_value() {
            self.take(theirs);
        }
        self.session.get_value().changed();
    }

    /// Over what another has done: theirs where mine is not wanted.
    pub fn save_over(self, mine: &[bool]) {
        let Some(theirs) = self.theirs.get_value() else { return };
        for (at, value) in theirs.values().into_iter().enumerate() {
            if mine.get(at) != Some(&true) {
                self.field(at).set(value);
            }
        }
        self.base.set_value(Some(theirs));
        self.save();
    }
}
