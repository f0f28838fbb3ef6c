//! An answer on its way: to the server, or to the queue where there is no network.
use leptos::{prelude::*, task::spawn_local};
use shared::{AssignmentAnswerInput, FieldPath, FigureInput, RefusalCode};

use super::{
    acts::{self, Acted, Standing},
    answer_draft::{ANSWER, Act, AnswerDraft, FIGURES, MOST_CHARS},
    assignment::Measure,
    kept::{Filled, Kept},
};
use crate::{
    api::{ApiError, UserError},
    device::now,
    numbers::count,
    outbox::{self, Fault, Item, State},
    ui::{HEADING, focus},
    words::Word,
};

const MOST: u64 = 2_000_000_000;
/// Which field shows which argument.
const FIELDS: [(FieldPath, &str); 2] =
    [(AssignmentAnswerInput::ANSWER, ANSWER), (AssignmentAnswerInput::FIGURES, FIGURES[0])];

impl AnswerDraft {
    pub fn send(self, act: Act) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.problems.clear();
        let typed = untrack(|| self.typed().tidied());
        let Some(input) = self.read(act, &typed) else { return };
        self.busy.set(Some(act));
        let (id, _) = self.of.get_value();
        let item = self.for_the_queue(act, &typed, &input);
        let Self { outbox, toasts, session, .. } = self;
        spawn_local(async move {
            let earlier = untrack(|| outbox.answer_of(&item.subject));
            if let Some(earlier) = &earlier {
                outbox.set_state(&earlier.key, State::Held).await;
            }
            let answer = match act {
                Act::Save => acts::save(id, input).await,
                Act::Submit => acts::submit(id, input).await,
            };
            if matches!(answer, Err(ApiError::Network(_))) && outbox.put(item, None).await {
                toasts.say(Word::OutboxKept.said(session.locale.get_untracked()).to_owned());
                let _ = self.busy.try_set(None);
                return self.unanswered.answered();
            }
            if let (Some(earlier), Ok(Acted::Done(_))) = (earlier, &answer) {
                outbox.take_out(&earlier.key).await;
            }
            // The person may have left the page meanwhile; its signals are gone then.
            if self.busy.try_set(None).is_none() {
                self.receive(act, &typed, answer);
            }
        });
    }

    /// The same act, for when there is no network.
    fn for_the_queue(self, act: Act, typed: &Filled, input: &AssignmentAnswerInput) -> Item {
        let (id, place) = self.of.get_value();
        let (version, base) = (self.version.get_untracked(), self.base.get_untracked());
        let kept = Kept { version, base, typed: typed.clone() };
        let figures = self.figures.with_value(|all| {
            let lines = all.iter().zip(&typed.figures).filter(|(_, text)| !text.is_empty());
            let line = |((measure, _), text): (&(Measure, _), &String)| {
                format!("{}: {text} {}\n", measure.name, measure.unit)
            };
            lines.map(line).collect::<String>()
        });
        Item {
            key: input.idempotency_key.clone(),
            account: self.session.login_now(),
            at: now(),
            act: if act == Act::Submit { outbox::Act::AnswerSubmit } else { outbox::Act::AnswerSave },
            subject: id.inner().to_owned(),
            title: self.title.get_value(),
            text: (figures + &typed.answer).trim_end().to_owned(),
            body: acts::answer_written(act == Act::Submit, id, input.clone()),
            form: outbox::Form { place, content: serde_json::to_string(&kept).unwrap_or_default() },
            file_name: None,
            state: State::Waiting,
            faults: Vec::new(),
            tries: 0,
        }
    }

    /// The form was opened from the queue: what the server said there stands here too, and what must be compared is
    /// sent once more, which shows the other's answer.
    pub(super) fn take_up_waiting(self) {
        let (id, _) = self.of.get_value();
        let fits = |item: &Item| item.act.is_answer() && item.subject == id.inner();
        let Some(item) = self.outbox.take_reopened(fits) else { return };
        let act = if item.act == outbox::Act::AnswerSubmit { Act::Submit } else { Act::Save };
        if item.state == State::Contested {
            return self.send(act);
        }
        let error =
            |Fault { path, words }: Fault| UserError { code: RefusalCode::Invalid, path, message: words };
        self.problems.refused(item.faults.into_iter().map(error).collect(), &FIELDS);
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
            Ok(Acted::Refused(errors)) => self.problems.refused(errors, &FIELDS),
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
