//! What was typed of an organization, kept on the device until the server has it.
use leptos::prelude::*;

use super::{
    draft::{Editing, name_of},
    wire::{Editable, PARENT, UNIT, Values},
};
use crate::drafts::{Texts, Typed};

const FORM: &str = "organization";
const NEW: &str = "new";

impl Editing {
    /// The fields, then the names of a chosen unit and parent: their ids alone would be shown as nothing.
    pub(super) fn texts(self) -> Texts {
        let mut texts: Texts =
            self.fields.with_value(|fields| fields.iter().map(|field| field.get()).collect());
        for at in [UNIT, PARENT] {
            let is_chosen = self.base_values().is_none_or(|base| base[at] != texts[at]);
            let name = self.names.with_untracked(|names| name_of(names, &texts[at]));
            texts.push(Some(name).filter(|_| is_chosen).unwrap_or_default());
        }
        texts
    }

    /// The form has been filled; what was typed there before comes back.
    pub(super) fn resume(self) {
        let (record, version) = self.record();
        let base = Typed { version, texts: untrack(|| self.texts()) };
        let Some(Typed { version, texts }) = self.draft.begin(FORM, &record, base) else { return };
        self.put(&texts);
        self.go_on_upon(version);
    }

    /// What was typed and not sent goes.
    pub fn throw_away(self) {
        let untouched = self.draft.untouched();
        self.put(&untouched);
        self.session.get_value().changed();
    }

    fn base_values(self) -> Option<Values> {
        self.base.with_value(|base| base.as_ref().map(Editable::values))
    }

    /// The id and the version that the form is filled from; nothing of a new one.
    fn known(self) -> Option<(cynic::Id, i32)> {
        self.base.with_value(|base| base.as_ref().map(|base| (base.id.clone(), base.version)))
    }

    /// Upon an older version the server will show what another has done meanwhile.
    fn go_on_upon(self, version: i32) {
        self.base.update_value(|base| {
            if let Some(base) = base {
                base.version = version;
            }
        });
    }

    fn record(self) -> (String, i32) {
        let known = self.known();
        known.map_or_else(|| (NEW.to_owned(), 0), |(id, version)| (id.inner().to_owned(), version))
    }

    fn put(self, texts: &[String]) {
        let (values, names) = texts.split_at(texts.len().min(8));
        for (at, value) in values.iter().enumerate() {
            self.field(at).set(value.clone());
        }
        let chosen = [UNIT, PARENT].into_iter().zip(names).filter(|(_, name)| !name.is_empty());
        let chosen = chosen.filter_map(|(at, name)| Some((values.get(at)?.clone(), name.clone())));
        self.names.update(|names| names.extend(chosen));
    }
}
