use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use shared::{DirectiveOutlineInput, RefusalCode, tidy};

use super::{
    cuts::Cuts,
    hint::Hint,
    wire::{Outline, input_of, lay},
};
use crate::{
    api::{Unanswered, UserError},
    session::Session,
    ui::{Problem, Problems, Toasts, focus},
    words::{Word, said},
};

const LABEL_CHARS: usize = 40;
const TITLE_CHARS: usize = 300;

/// The outline under repair. It lives as long as its page, so that another tab of it costs nothing.
#[derive(Clone, Copy)]
pub struct Editor {
    pub id: StoredValue<String>,
    pub body: StoredValue<Arc<str>>,
    pub cuts: RwSignal<Cuts>,
    pub hints: RwSignal<Vec<Hint>>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    /// The version that another made meanwhile, if one did.
    pub theirs: RwSignal<Option<i32>>,
    /// As it was before each act, the newest last.
    past: RwSignal<Vec<Cuts>>,
    /// Which field of which clause is being typed in: all of it is one act.
    typing: StoredValue<Option<(usize, bool)>>,
    /// As the server had it; nothing before it was read.
    base: RwSignal<Option<Cuts>>,
    version: StoredValue<i32>,
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    session: StoredValue<Session>,
    toasts: Toasts,
}

impl Editor {
    pub fn of(id: String) -> Self {
        Self {
            id: StoredValue::new(id),
            body: StoredValue::new("".into()),
            cuts: RwSignal::new(Cuts::default()),
            hints: RwSignal::new(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            theirs: RwSignal::new(None),
            past: RwSignal::new(Vec::new()),
            typing: StoredValue::new(None),
            base: RwSignal::new(None),
            version: StoredValue::new(0),
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(Session::get()),
            toasts: Toasts::get(),
        }
    }

    /// The server has been asked again. Work in hand is kept; an untouched outline follows.
    pub fn follow(self, outline: &Outline) {
        let theirs = outline.cuts();
        if self.base.with_untracked(|base| base.as_ref() == Some(&theirs)) {
            // Something else of the directive has changed: the outline is right as it is.
            self.version.set_value(outline.version);
            return self.hints.set(outline.hints.clone());
        }
        if self.is_touched() {
            return self.theirs.set(Some(outline.version));
        }
        self.take(outline);
    }

    pub fn take(self, outline: &Outline) {
        let cuts = outline.cuts();
        self.body.set_value(outline.body.as_str().into());
        self.version.set_value(outline.version);
        self.base.set(Some(cuts.clone()));
        self.cuts.set(cuts);
        self.hints.set(outline.hints.clone());
        self.past.set(Vec::new());
        self.typing.set_value(None);
        self.theirs.set(None);
        self.problems.clear();
    }

    /// Whether there is something to save.
    pub fn is_touched(self) -> bool {
        self.base.with(|base| base.as_ref().is_some_and(|base| self.cuts.with(|cuts| cuts != base)))
    }

    pub fn act(self, change: &dyn Fn(&mut Cuts, &str)) {
        let before = self.cuts.get_untracked();
        let mut after = before.clone();
        change(&mut after, &self.body.get_value());
        if after != before {
            self.typing.set_value(None);
            self.past.update(|past| past.push(before));
            self.cuts.set(after);
        }
    }

    /// What a field of a clause now holds; the field itself is the master.
    pub fn typed(self, start: usize, is_title: bool, text: &str) {
        let differs = self.cuts.with_untracked(|cuts| {
            cuts.at(start).is_some_and(|cut| *text != *(if is_title { &cut.title } else { &cut.label }))
        });
        if !differs {
            return;
        }
        if self.typing.get_value() != Some((start, is_title)) {
            self.typing.set_value(Some((start, is_title)));
            self.past.update(|past| past.push(self.cuts.get_untracked()));
        }
        self.cuts.update(|cuts| {
            if let Some(cut) = cuts.at_mut(start) {
                text.clone_into(if is_title { &mut cut.title } else { &mut cut.label });
            }
        });
    }

    pub fn can_undo(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    pub fn undo(self) {
        if let Some(before) = self.past.try_update(Vec::pop).flatten() {
            self.typing.set_value(None);
            self.cuts.set(before);
        }
    }

    /// Over what another has done meanwhile, if it was seen.
    pub fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let mut cuts = self.cuts.get_untracked();
        for cut in &mut cuts.cuts {
            (cut.title, cut.label) = (tidy(&cut.title), tidy(&cut.label));
            if !(1..=TITLE_CHARS).contains(&cut.title.chars().count()) {
                self.problems.add(&row_id(cut.start), Word::ClauseTitleWrong);
            }
            if cut.label.chars().count() > LABEL_CHARS {
                self.problems.add(&row_id(cut.start), Word::ClauseLabelWrong);
            }
        }
        if !self.problems.is_empty() {
            return;
        }
        let version = self.theirs.get_untracked().unwrap_or_else(|| self.version.get_value());
        let mut input = input_of(&cuts, version);
        input.idempotency_key = self.unanswered.key("", &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = lay(&self.id.get_value(), input).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((Some(version), errors)) if errors.is_empty() => self.saved(cuts, version),
                Ok((version, errors)) => self.refused(version, errors),
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
        });
    }

    fn saved(self, cuts: Cuts, version: i32) {
        let (session, count) = (self.session.get_value(), cuts.cuts.len().to_string());
        self.version.set_value(version);
        self.base.set(Some(cuts));
        self.theirs.set(None);
        self.toasts.say(said(Word::OutlineSaved, session.locale.get_untracked(), &[("count", count)]));
        session.changed();
    }

    fn refused(self, version: Option<i32>, errors: Vec<UserError>) {
        if errors.iter().any(|error| error.code == RefusalCode::StaleVersion) && version.is_some() {
            self.theirs.set(version);
            // When the choice is in the page.
            request_animation_frame(|| focus(STALE));
        } else {
            self.problems.refused(errors, &[(DirectiveOutlineInput::CLOSING, CLOSING)]);
        }
    }

    /// Something about one clause, out of the ordinary.
    pub fn is_wrong(self, start: usize) -> bool {
        let row = row_id(start);
        self.problems.all().with(|all| all.iter().any(|Problem { field, .. }| *field == row))
    }
}

pub const STALE: &str = "outline-stale";
pub const CLOSING: &str = "outline-closing";

pub fn row_id(start: usize) -> String {
    ["cut-", &start.to_string()].concat()
}
