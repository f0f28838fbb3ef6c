//! What the office does with an answer: accept it, give it back with a reason, remind.
use leptos::{prelude::*, task::spawn_local};
use shared::{AssignmentReturnInput, AssignmentState, KeyedInput, StepInput};

use super::{
    acts::{self, Acted},
    assignment::Assignment,
    unanswered::Unanswered,
};
use crate::{
    api::ApiError,
    session::Session,
    ui::{
        Actions, Button, Card, Dialog, ErrorSummary, Form, HEADING, Kind, Problems, Shape, TextArea, Toasts,
        focus,
    },
    words::{Word, t},
};

const REASON: &str = "reason";
const MOST_CHARS: usize = 1_000;

#[derive(Clone, Copy)]
struct Review {
    found: Memo<Option<Assignment>>,
    busy: RwSignal<Option<Word>>,
    problems: Problems,
    unanswered: Unanswered,
    reason: RwSignal<String>,
    returning: RwSignal<bool>,
    session: Session,
    toasts: Toasts,
}

#[component]
pub fn ReviewCard(found: Memo<Option<Assignment>>) -> impl IntoView {
    let review = Review {
        found,
        busy: RwSignal::new(None),
        problems: Problems::none(),
        unanswered: Unanswered::none(),
        reason: RwSignal::new(String::new()),
        returning: RwSignal::new(false),
        session: Session::get(),
        toasts: Toasts::get(),
    };
    let state =
        Memo::new(move |_| found.with(|found| found.as_ref().map(|found| (found.state, found.is_late))));
    let busy = move |word: Word| Signal::derive(move || review.busy.get() == Some(word));
    let accept = move || {
        view! {
            <Button label=t(Word::ReviewAccept) kind=Kind::Primary busy=busy(Word::ReviewAccepted)
                on_press=Callback::new(move |()| review.accept()) />
        }
    };
    let give_back = move || {
        let open = Callback::new(move |()| review.returning.set(true));
        view! { <Button label=t(Word::ReviewReturn) on_press=open /> }
    };
    let remind = move || {
        view! {
            <Button label=t(Word::ReviewRemind) busy=busy(Word::ReviewReminded)
                on_press=Callback::new(move |()| review.remind()) />
        }
    };
    let card = move || {
        let (help, buttons) = match state.get()? {
            (AssignmentState::Submitted, _) => {
                (Word::ReviewHelp, view! { {give_back()} {accept()} }.into_any())
            }
            (AssignmentState::Accepted, _) => (Word::ReviewAcceptedHelp, give_back().into_any()),
            (state, true) if state.is_theirs() => (Word::ReviewLateHelp, remind().into_any()),
            _ => return None,
        };
        Some(view! { <Card title=t(Word::ReviewTitle)><p>{t(help)}</p><Actions>{buttons}</Actions></Card> })
    };
    view! { {card} <ReturnSheet review /> }
}

#[component]
fn ReturnSheet(review: Review) -> impl IntoView {
    let problems = review.problems;
    view! {
        <Dialog
            id="return"
            title=t(Word::ReviewReturnTitle)
            open=review.returning.into()
            shape=Shape::Sheet
            on_close=Callback::new(move |()| review.returning.set(false))
        >
            <Form labelled_by="return-title" on_submit=Callback::new(move |()| review.give_back())>
                <ErrorSummary problems />
                <TextArea
                    id=REASON
                    label=t(Word::ReviewReason)
                    hint=t(Word::ReviewReasonHint)
                    error=problems.beside(REASON)
                    value=review.reason
                    most=MOST_CHARS
                />
                <Button
                    label=t(Word::ReviewReturn)
                    kind=Kind::Submit
                    busy=Signal::derive(move || review.busy.get() == Some(Word::ReviewReturned))
                />
            </Form>
        </Dialog>
    }
}

impl Review {
    fn now(self) -> Option<Assignment> {
        self.found.get_untracked().filter(|_| self.busy.get_untracked().is_none())
    }

    fn accept(self) {
        let Some(Assignment { id, version, .. }) = self.now() else { return };
        let idempotency_key = self.unanswered.key(format!("accept {version}"));
        let input = StepInput { expected_version: version, idempotency_key };
        self.act(Word::ReviewAccepted, acts::accept(id, input));
    }

    fn remind(self) {
        let Some(Assignment { id, version, .. }) = self.now() else { return };
        let input = KeyedInput { idempotency_key: self.unanswered.key(format!("remind {version}")) };
        self.act(Word::ReviewReminded, acts::remind(id, input));
    }

    fn give_back(self) {
        let Some(Assignment { id, version, .. }) = self.now() else { return };
        let reason = self.reason.get_untracked().trim().to_owned();
        self.problems.clear();
        if reason.is_empty() || reason.chars().count() > MOST_CHARS {
            return self.problems.add(REASON, Word::ReviewReasonMissing);
        }
        let idempotency_key = self.unanswered.key(format!("return {version} {reason}"));
        let input = AssignmentReturnInput { reason, expected_version: version, idempotency_key };
        self.act(Word::ReviewReturned, acts::give_back(id, input));
    }

    fn act(self, done: Word, act: impl Future<Output = Result<Acted, ApiError>> + 'static) {
        self.busy.set(Some(done));
        spawn_local(async move {
            let answer = act.await;
            if self.busy.try_set(None).is_none() {
                self.receive(done, answer);
            }
        });
    }

    fn receive(self, done: Word, answer: Result<Acted, ApiError>) {
        let locale = self.session.locale.get_untracked();
        match answer {
            Ok(Acted::Done(_)) => {
                self.toasts.say(done.said(locale).to_owned());
                self.returning.set(false);
                self.reason.set(String::new());
                // The button goes away with the state; the focus must not go with it.
                request_animation_frame(|| focus(HEADING));
            }
            // What was typed stays; the page below shows what it is about now.
            Ok(Acted::Stale(_)) => self.tell(Word::ReviewStale.said(locale).to_owned()),
            Ok(Acted::Refused(errors)) if self.returning.get_untracked() => {
                self.problems.refused(errors, &[(AssignmentReturnInput::REASON, REASON)]);
            }
            Ok(Acted::Refused(errors)) => self.tell(errors.into_iter().map(|error| error.message).collect()),
            Err(error) => return self.tell(error.unsent().said(locale).to_owned()),
        }
        self.unanswered.answered();
        self.session.changed();
    }

    /// Beside the form while it is open: a toast would lie under it.
    fn tell(self, words: String) {
        if self.returning.get_untracked() {
            self.problems.push(crate::ui::Problem { field: String::new(), words });
        } else {
            self.toasts.say(words);
        }
    }
}
