use leptos::{prelude::*, task::spawn_local};
use shared::{Day, RefusalCode, SchemeEndInput as Input};

use super::wire::{Scheme, end};
use crate::{
    api::{Unanswered, WireDay},
    calendar,
    session::Session,
    ui::{Button, DateField, Dialog, ErrorSummary, Form, Kind, Problems, Toasts},
    words::{Word, fill, t},
};

/// The scheme whose end is being said; with none the dialog is closed.
#[derive(Clone, Copy)]
pub struct Ending {
    of: RwSignal<Option<Scheme>>,
    day: RwSignal<String>,
}

impl Ending {
    pub fn none() -> Self {
        Self { of: RwSignal::new(None), day: RwSignal::new(String::new()) }
    }

    pub fn begin(self, scheme: &Scheme) {
        let day = scheme.ended_on.as_ref().and_then(WireDay::day);
        self.day.set(day.map(calendar::Day::iso).unwrap_or_default());
        self.of.set(Some(scheme.clone()));
    }
}

/// Says on which day a scheme ended. Without a day it goes on.
#[component]
pub fn EndScheme(ending: Ending) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let close = Callback::new(move |()| {
        problems.clear();
        ending.of.set(None);
    });
    let send = Callback::new(move |()| {
        let Some(Scheme { id, version, .. }) = ending.of.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let typed = ending.day.get_untracked();
        let day = calendar::Day::of_iso(&typed);
        if day.is_none() && !typed.trim().is_empty() {
            return problems.add("ended-on", Word::DateUnreadable);
        }
        let mut input = Input {
            ended_on: day.map(|day| Day(day.iso())),
            expected_version: version,
            idempotency_key: String::new(),
        };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = end(id, input).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((_, errors)) if errors.is_empty() => {
                    toasts.say(Word::SchemeSaved.said(session.locale.get_untracked()).to_owned());
                    close.run(());
                    session.changed();
                }
                Ok((scheme, errors)) => {
                    // The day that was typed stays; sent again it is decided on what is there now.
                    if errors.iter().any(|error| error.code == RefusalCode::StaleVersion) {
                        ending.of.set(scheme);
                    }
                    problems.refused(errors, &[(Input::ENDED_ON, "ended-on")]);
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let name = move || ending.of.with(|of| of.as_ref().map(|of| of.name.clone()).unwrap_or_default());
    view! {
        <Dialog
            id="scheme-end"
            title=t(Word::SchemeEnd)
            open=Signal::derive(move || ending.of.with(Option::is_some))
            on_close=close
        >
            <Form labelled_by="scheme-end-title" on_submit=send>
                <ErrorSummary problems />
                <p>{fill(Word::SchemeEndHelp, move || vec![("name", name())])}</p>
                <DateField
                    id="ended-on"
                    label=t(Word::SchemeEndedOn)
                    error=problems.beside("ended-on")
                    value=ending.day
                    optional=true
                />
                <Button label=t(Word::SchemeEndSave) kind=Kind::Submit busy />
            </Form>
        </Dialog>
    }
}
