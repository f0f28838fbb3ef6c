//! An answer while it is typed, kept on the device.
use leptos::{ev, prelude::*};

use super::{
    acts::Standing,
    assignment::{Assignment, Figure, Measure},
    kept::{self, Filled, Kept},
    unanswered::Unanswered,
};
use crate::{
    outbox::{Outbox, State},
    session::{self, Session},
    ui::{Problems, Toasts, Versions},
    words::Word,
};

pub const ANSWER: &str = "answer";
pub const MOST_CHARS: usize = 2_000;
/// The ids of the figures' fields; a task asks for no more.
pub const FIGURES: [&str; 12] = [
    "figure-1", "figure-2", "figure-3", "figure-4", "figure-5", "figure-6", "figure-7", "figure-8",
    "figure-9", "figure-10", "figure-11", "figure-12",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Save,
    Submit,
}

#[derive(Clone, Copy)]
pub struct AnswerDraft {
    /// Of which assignment it is, and where the device keeps it.
    pub(super) of: StoredValue<(cynic::Id, String)>,
    /// What people call it.
    pub(super) title: StoredValue<String>,
    /// Whether this form has put something there.
    keeps: StoredValue<bool>,
    /// What the server had when the form was filled.
    pub(super) version: RwSignal<i32>,
    pub(super) base: RwSignal<Filled>,
    pub answer: RwSignal<String>,
    pub figures: StoredValue<Vec<(Measure, RwSignal<String>)>>,
    pub problems: Problems,
    pub busy: RwSignal<Option<Act>>,
    pub versions: RwSignal<Vec<Versions>>,
    pub(super) theirs: StoredValue<Option<(Act, Standing)>>,
    /// Whether something was found on the device.
    pub restored: RwSignal<bool>,
    pub(super) unanswered: Unanswered,
    pub(super) session: Session,
    pub(super) toasts: Toasts,
    pub(super) outbox: Outbox,
}

impl AnswerDraft {
    pub fn of(assignment: &Assignment) -> Self {
        let session = Session::get();
        let base = Filled::new(assignment.answer.as_ref(), &assignment.figures);
        let field =
            |(figure, text): (&Figure, &String)| (figure.measure.clone(), RwSignal::new(text.clone()));
        let figures = assignment.figures.iter().zip(&base.figures).map(field).collect();
        let draft = Self {
            of: StoredValue::new((assignment.id.clone(), kept::place(session, assignment.id.inner()))),
            title: StoredValue::new(assignment.task.title.clone()),
            keeps: StoredValue::new(false),
            version: RwSignal::new(assignment.version),
            answer: RwSignal::new(base.answer.clone()),
            base: RwSignal::new(base),
            figures: StoredValue::new(figures),
            problems: Problems::none(),
            busy: RwSignal::new(None),
            versions: RwSignal::new(Vec::new()),
            theirs: StoredValue::new(None),
            restored: RwSignal::new(false),
            unanswered: Unanswered::none(),
            session,
            toasts: Toasts::get(),
            outbox: Outbox::get(),
        };
        draft.restore();
        draft.take_up_waiting();
        Effect::new(move |_| draft.keep());
        // Another tab has typed.
        let written = window_event_listener(ev::storage, move |event| {
            if draft.of.with_value(|(_, place)| event.key().as_ref() == Some(place)) && !draft.is_touched() {
                draft.restore();
            }
        });
        let (_, place) = draft.of.get_value();
        on_cleanup(move || {
            written.remove();
            session.mark_unsent(&place, false);
        });
        draft
    }

    pub(super) fn typed(self) -> Filled {
        let figures = self.figures.with_value(|all| all.iter().map(|(_, text)| text.get()).collect());
        Filled { answer: self.answer.get(), figures }
    }

    /// Whether the answer lies in the queue and goes by itself.
    pub fn waits(self) -> bool {
        let item = self.of.with_value(|(id, _)| self.outbox.answer_of(id.inner()));
        item.is_some_and(|item| item.state == State::Waiting)
    }

    fn is_touched(self) -> bool {
        untrack(|| self.typed().tidied() != self.base.get())
    }

    /// Puts what the device has kept back into the form, upon what it was typed on.
    fn restore(self) {
        let Some(Kept { version, base, typed }) = self.of.with_value(|(_, place)| kept::find(place)) else {
            return;
        };
        let now = self.base.get_untracked();
        if typed.tidied() == now {
            return self.of.with_value(|(_, place)| session::forget(place));
        }
        self.fill(&typed);
        if base != now {
            self.version.set(version);
            self.base.set(base);
        }
        self.keeps.set_value(true);
        self.restored.set(true);
    }

    fn keep(self) {
        let (typed, version, base) = (self.typed(), self.version.get(), self.base.get());
        let is_touched = typed.tidied() != base;
        self.of.with_value(|(_, place)| self.session.mark_unsent(place, is_touched));
        if is_touched {
            self.keeps.set_value(true);
            self.of.with_value(|(_, place)| kept::keep(place, &Kept { version, base, typed }));
        } else if self.keeps.get_value() {
            self.keeps.set_value(false);
            self.restored.set(false);
            self.of.with_value(|(_, place)| session::forget(place));
        }
    }

    /// Only what differs is written: nobody's cursor moves for nothing.
    pub(super) fn fill(self, filled: &Filled) {
        let put = |field: RwSignal<String>, text: &String| {
            if field.with_untracked(|now| now != text) {
                field.set(text.clone());
            }
        };
        put(self.answer, &filled.answer);
        self.figures.with_value(|all| {
            for ((_, field), text) in all.iter().zip(&filled.figures) {
                put(*field, text);
            }
        });
    }

    /// The page has read the assignment again. What was typed is kept; an untouched form follows.
    pub fn follow(self, now: &Assignment) {
        self.rest_on(now.version, &Filled::new(now.answer.as_ref(), &now.figures));
    }

    fn rest_on(self, version: i32, now: &Filled) {
        let is_same = untrack(|| self.typed().tidied()) == *now;
        if is_same || !self.is_touched() {
            self.fill(now);
        } else if self.base.with_untracked(|base| base != now) {
            // Both have changed: sending will show what the other wrote.
            return;
        }
        self.version.set(version);
        self.base.set(now.clone());
    }

    /// What was typed and not sent goes; the toast brings it back.
    pub fn throw_away(self) {
        let typed = untrack(|| self.typed());
        self.fill(&self.base.get_untracked());
        self.session.changed();
        let words = Word::AnswerThrownAway.said(self.session.locale.get_untracked()).to_owned();
        self.toasts.say_with_undo(words, move || {
            if self.restored.try_get_untracked().is_some() {
                self.fill(&typed);
            }
        });
    }
}
