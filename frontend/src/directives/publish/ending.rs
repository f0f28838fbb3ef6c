use leptos::{prelude::*, task::spawn_local};
use shared::StepInput;

use super::wire::{Readiness, discard, publish};
use crate::{
    api::Unanswered,
    session::Session,
    ui::{Address, HEADING, Problems, Toasts, focus},
    words::{Word, said},
};

/// The two ways a draft ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Publish,
    Discard,
}

/// The end of a draft, once it is asked for.
#[derive(Clone, Copy)]
pub struct Ending {
    id: StoredValue<String>,
    /// What is asked for and not yet decided.
    pub asked: RwSignal<Option<End>>,
    pub readiness: RwSignal<Readiness>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    unanswered: Unanswered,
    pub session: Session,
    toasts: Toasts,
    address: Address,
}

impl Ending {
    pub fn of(id: String) -> Self {
        Self {
            id: StoredValue::new(id),
            asked: RwSignal::new(None),
            readiness: RwSignal::new(Readiness::default()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            unanswered: Unanswered::nothing(),
            session: Session::get(),
            toasts: Toasts::get(),
            address: Address::get(),
        }
    }

    pub fn ask(self, end: End) {
        self.problems.clear();
        self.asked.set(Some(end));
    }

    pub fn decide(self, end: End) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let (id, readiness) = (self.id.get_value(), self.readiness.get_untracked());
        let mut input = StepInput { expected_version: readiness.version, idempotency_key: String::new() };
        input.idempotency_key =
            self.unanswered.key(if end == End::Publish { "publish" } else { "discard" }, &input);
        self.busy.set(true);
        spawn_local(async move {
            let id = cynic::Id::new(id);
            let answer = match end {
                End::Publish => publish(id, input).await,
                End::Discard => discard(id, input).await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(errors) if errors.is_empty() => self.done(end, readiness.tasks),
                Ok(errors) => self.problems.refused(errors, &[]),
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
            // Also after a refusal: the draft may be another by now.
            self.session.changed();
        });
    }

    fn done(self, end: End, tasks: usize) {
        let locale = self.session.locale.get_untracked();
        self.asked.set(None);
        match end {
            End::Publish => {
                self.toasts.say(said(Word::PublishedNow, locale, &[("count", tasks.to_string())]));
                focus(HEADING);
            }
            End::Discard => {
                self.toasts.say(Word::DiscardedNow.said(locale).to_owned());
                self.address.replace("/van-ban");
            }
        }
    }
}
