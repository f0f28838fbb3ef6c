//! What was typed of a scheme, kept on the device until the server has it.
use leptos::prelude::*;

use super::{
    draft::{MOST_TARGETS, SchemeDraft, TargetRow},
    wire::Scheme,
};
use crate::drafts::{Texts, Typed};

const FORM: &str = "scheme";
const NEW: &str = "new";
/// Of one target: name, year, value, unit, and whether it is verified.
pub const OF_A_TARGET: usize = 5;
/// Name, first year, last year, the document's id and its words.
pub const HEAD: usize = 5;

impl SchemeDraft {
    /// Name, years and document, then target after target.
    pub(super) fn texts(self) -> Texts {
        let head = [self.name, self.from_year, self.to_year, self.document, self.document_name];
        let target = |slot: usize| {
            let TargetRow { name, year, value, unit, is_verified } = self.row(slot);
            [name.get(), year.get(), value.get(), unit.get(), is_verified.get().to_string()]
        };
        head.into_iter()
            .map(|field| field.get())
            .chain(self.used.get().into_iter().flat_map(target))
            .collect()
    }

    /// The same of a scheme as the server has it.
    pub(super) fn texts_of(self, scheme: &Scheme) -> Texts {
        let locale = self.session.get_value().locale.get_untracked();
        let document = scheme.document.as_ref();
        let head: [String; HEAD] = [
            scheme.name.clone(),
            scheme.from_year.to_string(),
            scheme.to_year.to_string(),
            document.map(|document| document.id.inner().to_owned()).unwrap_or_default(),
            document.map(|document| document.said(locale)).unwrap_or_default(),
        ];
        let targets = scheme.targets.iter().take(MOST_TARGETS).flat_map(|target| {
            let [year, value] = [target.year, target.value].map(|number| number.to_string());
            [target.name.clone(), year, value, target.unit.clone(), target.is_verified.to_string()]
        });
        head.into_iter().chain(targets).collect()
    }

    /// Of a form in which nothing stands.
    pub(super) fn blank() -> Texts {
        vec![String::new(); HEAD]
    }

    /// The form has been filled; what was typed there before comes back.
    pub(super) fn resume(self) {
        let of = self.of.get_untracked();
        let record = of.as_ref().map_or(NEW, |(id, _)| id.inner());
        let draft = self.kept.get_value();
        if draft.is_for(FORM, record) {
            return;
        }
        let base = Typed { version: of.as_ref().map_or(0, |(_, version)| *version), texts: self.texts_now() };
        let Some(Typed { version, texts }) = draft.begin(FORM, record, base) else { return };
        self.put(&texts);
        // Upon an older version the server will show what another has done meanwhile.
        self.of.set(of.map(|(id, _)| (id, version)));
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
        let head = [self.name, self.from_year, self.to_year, self.document, self.document_name];
        let (head_texts, targets) = texts.split_at(texts.len().min(head.len()));
        for (field, text) in head.into_iter().zip(head_texts) {
            field.set(text.clone());
        }
        let targets: Vec<_> = targets.chunks_exact(OF_A_TARGET).take(MOST_TARGETS).collect();
        for (slot, target) in targets.iter().enumerate() {
            let TargetRow { name, year, value, unit, is_verified } = self.row(slot);
            for (field, text) in [name, year, value, unit].into_iter().zip(*target) {
                field.set(text.clone());
            }
            is_verified.set(target[OF_A_TARGET - 1] == "true");
        }
        self.used.set((0..targets.len()).collect());
    }
}
