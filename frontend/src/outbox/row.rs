use leptos::{prelude::*, task::spawn_local};

use super::{
    item::{Fault, Item, State},
    queue::Outbox,
};
use crate::{
    calendar::moment,
    session::Session,
    ui::{
        Address, Button, Chip, Item as Listed, Kind, Line, Muted, Problem, ProblemList, Toasts, Tone, Typed,
    },
    words::{Word, t},
};

/// One item: what, of which record, since when, how it stands, and what can be done.
#[component]
pub fn ItemRow(item: Memo<Option<Item>>) -> impl IntoView {
    let outbox = Outbox::get();
    let state = move || {
        let item = item.get()?;
        let is_on_its_way = outbox.sending.get().as_ref() == Some(&item.key);
        let (tone, icon, word) = match item.state {
            _ if is_on_its_way => (Tone::Info, "half", Word::OutboxSending),
            State::Waiting => (Tone::Waiting, "clock", Word::OutboxWaiting),
            State::Held | State::Dropped => (Tone::Neutral, "draft", Word::OutboxHeld),
            State::Refused => (Tone::Danger, "alert", Word::OutboxRefused),
            State::Contested => (Tone::Danger, "alert", Word::OutboxContested),
        };
        Some(view! { <Chip tone icon label=t(word) /> })
    };
    let body = move || {
        let Item { act, subject, title, text, file_name, faults, at, .. } = item.get()?;
        let href = format!("/viec/{subject}");
        let text = (!text.is_empty()).then(|| view! { <Typed text /> });
        let file = file_name.map(|name| view! { <p lang="vi">{name}</p> });
        let problem = |Fault { words, .. }: Fault| Problem { field: String::new(), words };
        let faults: Vec<_> = faults.into_iter().map(problem).collect();
        Some(view! {
            <Line>
                <strong>{t(act.word())}</strong>
                <Muted>{moment(&at)}</Muted>
            </Line>
            <p lang="vi"><a href=href>{title}</a></p>
            {text}
            {file}
            <ProblemList problems=faults />
        })
    };
    view! { <Listed><Line>{state}</Line>{body}<ItemActs item /></Listed> }
}

#[component]
fn ItemActs(item: Memo<Option<Item>>) -> impl IntoView {
    let (outbox, toasts, session, address) = (Outbox::get(), Toasts::get(), Session::get(), Address::get());
    let state = Memo::new(move |_| item.with(|item| item.as_ref().map(|item| item.state)));
    let edit = Callback::new(move |()| {
        if let Some(item) = item.get_untracked() {
            spawn_local(outbox.reopen(item, address));
        }
    });
    let send = Callback::new(move |()| {
        if let Some(Item { key, .. }) = item.get_untracked() {
            spawn_local(async move { outbox.set_state(&key, State::Waiting).await });
        }
    });
    let drop_it = Callback::new(move |()| {
        let Some(Item { key, state, .. }) = item.get_untracked() else { return };
        let words = Word::OutboxDropped.said(session.locale.get_untracked()).to_owned();
        toasts.say_with_undo(words, {
            let key = key.clone();
            move || {
                let key = key.clone();
                spawn_local(async move { outbox.set_state(&key, state).await });
            }
        });
        spawn_local(async move { outbox.set_state(&key, State::Dropped).await });
    });
    let buttons = move || {
        let plain = |word: Word, on_press: Callback<()>| view! { <Button label=t(word) on_press /> };
        let first = |word: Word, on_press: Callback<()>| {
            view! { <Button label=t(word) kind=Kind::Primary on_press /> }
        };
        Some(match state.get()? {
            State::Waiting => {
                view! { {plain(Word::OutboxSendNow, send)} {plain(Word::OutboxEdit, edit)} }.into_any()
            }
            State::Refused => {
                view! { {first(Word::OutboxMend, edit)} {plain(Word::OutboxSendAgain, send)} }.into_any()
            }
            State::Contested => first(Word::OutboxCompare, edit).into_any(),
            State::Held | State::Dropped => {
                view! { {first(Word::OutboxEditOn, edit)} {plain(Word::OutboxSendAsIs, send)} }.into_any()
            }
        })
    };
    view! {
        <Line>
            {buttons}
            <Button label=t(Word::OutboxDrop) kind=Kind::Quiet on_press=drop_it />
        </Line>
    }
}
