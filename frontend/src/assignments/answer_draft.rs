//! An answer while it is typed: kept on the device, sent, and compared if another was quicker.
use leptos::{ev, prelude::*, task::spawn_local};
use shared::{AssignmentAnswerInput, FigureInput};

use super::{
    acts::{self, Acted, Standing},
    assignment::{Assignment, Figure, Measure},
    kept::{self, Filled, Kept},
    unanswered::Unanswered,
};
use crate::{
    api::ApiError,
    numbers::count,
    session::{self, Session},
    ui::{HEADING, Problems, Toasts, Versions, focus},
    words::Word,
};

pub const ANSWER: &str = "answer";
pub const MOST_CHARS: usize = 2_000;
const MOST: u64 = 2_000_000_000;
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
    of: StoredValue<(cynic::Id, String)>,
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
    toasts: Toasts,
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
        };
        draft.restore();
        Effect::new(move |_| draft.keep());
        // Another tab has typed.
        let written = window_event_listener(ev::storage, move |event| {
            if draft.of.with_value(|(_, place)| event.key().as_ref() == Some(place)) && !draft.is_touched() {
                draft.restore();
            }
        });
        on_cleanup(move || written.remove());
        draft
    }

    pub(super) fn typed(self) -> Filled {
        let figures = self.figures.with_value(|all| all.iter().map(|(_, text)| text.get()).collect());
        Filled { answer: self.answer.get(), figures }
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
        if typed.tidied() != base {
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

    pub fn send(self, act: Act) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.problems.clear();
        let typed = untrack(|| self.typed().tidied());
        let Some(input) = self.read(act, &typed) else { return };
        self.busy.set(Some(act));
        let (id, _) = self.of.get_value();
        spawn_local(async move {
            let answer = match act {
                Act::Save => acts::save(id, input).await,
                Act::Submit => acts::submit(id, input).await,
            };
            // The person may have left the page meanwhile; its signals are gone then.
            if self.busy.try_set(None).is_none() {
                self.receive(act, &typed, answer);
            }
        });
    }

    /// What to send, or nothing if something is wrong; then that is said.
    fn read(self, act: Act, typed: &Filled) -> Option<AssignmentAnswerInput> {
        if typed.answer.chars().count() > MOST_CHARS {
            self.problems.add(ANSWER, Word::AnswerTooLong);
        }
        let mut figures = Vec::new();
        self.figures.with_value(|all| {
            for (((measure, _), text), field) in all.iter().zip(&typed.figures).zip(FIGURES) {
                match count(text).filter(|value| *value <= MOST).and_then(|value| i32::try_from(value).ok()) {
                    Some(value) => figures.push(FigureInput { measure_id: measure.id.clone(), value }),
                    None if text.is_empty() => {}
                    None => self.problems.add(field, Word::FigureUnreadable),
                }
            }
        });
        let expected_version = self.version.get_untracked();
        let content =
            serde_json::to_string(&(act == Act::Submit, expected_version, typed)).unwrap_or_default();
        self.problems.is_empty().then(|| AssignmentAnswerInput {
            answer: Some(typed.answer.clone()).filter(|answer| !answer.is_empty()),
            figures,
            expected_version,
            idempotency_key: self.unanswered.key(content),
        })
    }

    fn receive(self, act: Act, sent: &Filled, answer: Result<Acted, ApiError>) {
        match answer {
            Ok(Acted::Done(standing)) => self.done(act, sent, &standing),
            Ok(Acted::Stale(theirs)) => self.compare(act, sent, theirs),
            Ok(Acted::Refused(errors)) => self.problems.refused(
                errors,
                &[(AssignmentAnswerInput::ANSWER, ANSWER), (AssignmentAnswerInput::FIGURES, FIGURES[0])],
            ),
            Err(error) => return self.problems.failed(&error),
        }
        self.unanswered.answered();
    }

    pub(super) fn done(self, act: Act, sent: &Filled, standing: &Standing) {
        // What was typed on while it travelled stays.
        if untrack(|| self.typed().tidied()) == *sent {
            self.fill(&Filled::of(standing));
        }
        self.version.set(standing.version);
        self.base.set(Filled::of(standing));
        let word = if act == Act::Submit { Word::AnswerSubmittedNow } else { Word::AnswerSavedNow };
        self.toasts.say(word.said(self.session.locale.get_untracked()).to_owned());
        self.session.changed();
        if act == Act::Submit {
            // The form goes away; the focus must not go with it.
            focus(HEADING);
        }
    }
}
