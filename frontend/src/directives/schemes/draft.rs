use leptos::{prelude::*, task::spawn_local};
use shared::{RefusalCode, SchemeOpenInput as Input};

use super::wire::{self, Scheme, Target};
use crate::{
    api::{Unanswered, UserError},
    drafts::{Draft, Typed},
    session::Session,
    ui::{Problems, Toasts, focus},
    words::Word,
};

pub const MOST_TARGETS: usize = 100;
/// Where the choice stands when another was quicker.
pub const STALE: &str = "scheme-stale";

/// A target while it is written.
#[derive(Clone, Copy)]
pub struct TargetRow {
    pub name: RwSignal<String>,
    pub year: RwSignal<String>,
    pub value: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub is_verified: RwSignal<bool>,
}

/// A scheme while it is written. It lives beside its sheet, so that closing the sheet loses nothing.
#[derive(Clone, Copy)]
pub struct SchemeDraft {
    pub open: RwSignal<bool>,
    pub name: RwSignal<String>,
    pub from_year: RwSignal<String>,
    pub to_year: RwSignal<String>,
    /// The document's id and its words.
    pub document: RwSignal<String>,
    pub document_name: RwSignal<String>,
    /// Made once; those in use are in `used`, in their order.
    pub targets: StoredValue<Vec<TargetRow>>,
    pub used: RwSignal<Vec<usize>>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    /// The scheme as another has left it meanwhile, if one did.
    pub theirs: RwSignal<Option<Scheme>>,
    /// The scheme that is changed, and the version of it that was read; nothing for a new one.
    pub(super) of: RwSignal<Option<(cynic::Id, i32)>>,
    /// Where the device keeps it. Stored, as the session is.
    pub kept: StoredValue<Draft>,
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    session: StoredValue<Session>,
    toasts: Toasts,
}

impl SchemeDraft {
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        let row = || TargetRow {
            name: text(),
            year: text(),
            value: text(),
            unit: text(),
            is_verified: RwSignal::new(false),
        };
        let written = StoredValue::new(None::<Self>);
        let texts = move || written.get_value().map(Self::texts).unwrap_or_default();
        let draft = Self {
            open: RwSignal::new(false),
            name: text(),
            from_year: text(),
            to_year: text(),
            document: text(),
            document_name: text(),
            targets: StoredValue::new((0..MOST_TARGETS).map(|_| row()).collect()),
            used: RwSignal::new(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            theirs: RwSignal::new(None),
            of: RwSignal::new(None),
            kept: StoredValue::new(Draft::of(texts)),
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(Session::get()),
            toasts: Toasts::get(),
        };
        written.set_value(Some(draft));
        draft
    }

    pub fn is_new(self) -> bool {
        self.of.with(Option::is_none)
    }

    pub fn row(self, slot: usize) -> TargetRow {
        self.targets.with_value(|rows| rows[slot])
    }

    /// Opens the sheet for a new scheme; what was begun is still there.
    pub fn begin(self) {
        if self.of.with_untracked(Option::is_some) {
            self.fill("", [String::new(), String::new()], &[]);
            self.of.set(None);
        }
        self.resume();
        self.open.set(true);
    }

    /// Opens the sheet for a scheme that is there; what was begun with the same is still there.
    pub fn begin_with(self, scheme: &Scheme) {
        if self.of.with_untracked(|of| of.as_ref().is_none_or(|(id, _)| *id != scheme.id)) {
            self.take(scheme);
        }
        self.resume();
        self.open.set(true);
    }

    fn take(self, scheme: &Scheme) {
        self.fill(&scheme.name, [scheme.from_year.to_string(), scheme.to_year.to_string()], &scheme.targets);
        if let Some(document) = &scheme.document {
            self.document_name.set(document.said(self.session.get_value().locale.get_untracked()));
            self.document.set(document.id.inner().to_owned());
        }
        self.of.set(Some((scheme.id.clone(), scheme.version)));
    }

    fn fill(self, name: &str, [from, to]: [String; 2], targets: &[Target]) {
        self.name.set(name.to_owned());
        self.from_year.set(from);
        self.to_year.set(to);
        self.document.set(String::new());
        for (slot, target) in targets.iter().enumerate().take(MOST_TARGETS) {
            let row = self.row(slot);
            row.name.set(target.name.clone());
            row.year.set(target.year.to_string());
            row.value.set(target.value.to_string());
            row.unit.set(target.unit.clone());
            row.is_verified.set(target.is_verified);
        }
        self.used.set((0..targets.len().min(MOST_TARGETS)).collect());
        self.theirs.set(None);
        self.problems.clear();
    }

    /// A new row goes on from the one before: the same year, the same unit.
    pub fn add_target(self) {
        let free = self.used.with_untracked(|used| (0..MOST_TARGETS).find(|slot| !used.contains(slot)));
        let Some(slot) = free else { return };
        let last = self.used.with_untracked(|used| used.last().copied()).map(|last| self.row(last));
        let row = self.row(slot);
        row.name.set(String::new());
        row.value.set(String::new());
        let year = last.map_or(self.to_year, |last| last.year).get_untracked();
        row.year.set(year);
        row.unit.set(last.map_or_else(|| "%".to_owned(), |last| last.unit.get_untracked()));
        row.is_verified.set(false);
        self.used.update(|used| used.push(slot));
    }

    pub fn keep_theirs(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.take(&theirs);
            self.kept.get_value().rest_on(Typed { version: theirs.version, texts: self.texts_now() });
        }
        self.session.get_value().changed();
    }

    /// Over what another has done: it was seen.
    pub fn keep_mine(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.of.set(Some((theirs.id, theirs.version)));
            self.theirs.set(None);
            self.send();
        }
    }

    pub fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        let Some(mut input) = self.read() else { return };
        let of = self.of.get_untracked();
        let about = of.as_ref().map(|(id, version)| [id.inner(), &version.to_string()].concat());
        input.idempotency_key = self.unanswered.key(&about.unwrap_or_default(), &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = match of {
                None => wire::open(input).await,
                Some((id, version)) => wire::update(id, input.over(version)).await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((_, errors)) if errors.is_empty() => self.done(),
                Ok((scheme, errors)) => self.refused(scheme, errors),
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
        });
    }

    fn done(self) {
        let session = self.session.get_value();
        self.toasts.say(Word::SchemeSaved.said(session.locale.get_untracked()).to_owned());
        self.open.set(false);
        self.kept.get_value().done();
        self.fill("", [String::new(), String::new()], &[]);
        self.of.set(None);
        session.changed();
    }

    fn refused(self, scheme: Option<Scheme>, errors: Vec<UserError>) {
        if scheme.is_some() && errors.iter().any(|error| error.code == RefusalCode::StaleVersion) {
            self.theirs.set(scheme);
            // When the choice is in the page.
            return request_animation_frame(|| focus(STALE));
        }
        self.problems.refused(
            errors,
            &[
                (Input::NAME, "scheme-name"),
                (Input::FROM_YEAR, "from-year"),
                (Input::TO_YEAR, "to-year"),
                (Input::DOCUMENT_ID, "document"),
                (Input::TARGETS, "targets"),
            ],
        );
    }
}
