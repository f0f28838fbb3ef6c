use leptos::{prelude::*, task::spawn_local};
use shared::{RefusalCode, SchemeOpenInput as Input};

use super::wire::{self, Scheme};
use crate::{
    api::{Unanswered, UserError},
    audit::take_back,
    drafts::{Draft, Typed},
    session::Session,
    ui::{Problems, Toasts, Versions},
    words::Word,
};

pub const MOST_TARGETS: usize = 100;

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
    pub(super) theirs: StoredValue<Option<Scheme>>,
    /// Its fields, as long as somebody must choose.
    pub versions: RwSignal<Vec<Versions>>,
    /// The scheme that is changed, and the version of it that was read; nothing for a new one.
    pub(super) of: RwSignal<Option<(cynic::Id, i32)>>,
    /// Where the device keeps it. Stored, as the session is.
    pub kept: StoredValue<Draft>,
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    pub(super) session: StoredValue<Session>,
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
            theirs: StoredValue::new(None),
            versions: RwSignal::new(Vec::new()),
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
            self.clear();
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

    pub(super) fn take(self, scheme: &Scheme) {
        self.put(&self.texts_of(scheme));
        self.problems.clear();
        self.of.set(Some((scheme.id.clone(), scheme.version)));
    }

    fn clear(self) {
        self.put(&Self::blank());
        self.problems.clear();
        self.of.set(None);
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

    /// What was typed here goes; the scheme stands as another has left it.
    pub fn keep_theirs(self) {
        if let Some(theirs) = self.theirs.get_value() {
            self.take(&theirs);
            self.kept.get_value().rest_on(Typed { version: theirs.version, texts: self.texts_now() });
        }
        self.session.get_value().changed();
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
            let answer = match of.clone() {
                None => wire::open(input).await,
                Some((id, version)) => wire::update(id, input.over(version)).await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((scheme, errors)) => {
                    self.unanswered.answered();
                    if errors.is_empty() {
                        self.done(of.zip(scheme));
                    } else {
                        self.refused(scheme, errors);
                    }
                }
                Err(error) => self.problems.failed(&error),
            }
        });
    }

    /// `changed` is what was there, by id and version, and what it became.
    fn done(self, changed: Option<((cynic::Id, i32), Scheme)>) {
        let (session, toasts) = (self.session.get_value(), self.toasts);
        let words = Word::SchemeSaved.said(session.locale.get_untracked()).to_owned();
        match changed {
            None => toasts.say(words),
            Some(((id, before), now)) => toasts.say_with_undo(words, move || {
                take_back(session, toasts, id.inner().to_owned(), before, now.version);
            }),
        }
        self.open.set(false);
        self.kept.get_value().done();
        self.clear();
        session.changed();
    }

    fn refused(self, scheme: Option<Scheme>, errors: Vec<UserError>) {
        if let Some(theirs) = scheme
            && errors.iter().any(|error| error.code == RefusalCode::StaleVersion)
        {
            return self.contest(theirs);
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
