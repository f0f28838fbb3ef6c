use leptos::prelude::*;

use super::{queue::Outbox, row::ItemRow};
use crate::{
    session::Session,
    ui::{Empty, Heading, Items, Note, Row, Rows},
    words::{Word, t},
};

/// What has not been sent yet: its state, and what a person can do about it.
#[component]
pub fn OutboxPage() -> impl IntoView {
    let (session, outbox) = (Session::get(), Outbox::get());
    let keys = Memo::new(move |_| {
        outbox.items.with(|items| items.iter().map(|item| item.key.clone()).collect::<Vec<_>>())
    });
    let rows = move || {
        let row = |key: String| {
            Row::new(key.clone(), move || {
                let key = key.clone();
                let item = Memo::new(move |_| {
                    outbox.items.with(|items| items.iter().find(|item| item.key == key).cloned())
                });
                view! { <ItemRow item /> }
            })
        };
        keys.get().into_iter().map(row).collect()
    };
    let offline = move || {
        let waits = !session.reached.get() && keys.with(|keys| !keys.is_empty());
        waits.then(|| view! { <Note icon="offline"><p>{t(Word::OutboxOffline)}</p></Note> })
    };
    let list = move || {
        if keys.with(Vec::is_empty) {
            view! { <Empty words=t(Word::OutboxNone) /> }.into_any()
        } else {
            view! { <Items label=t(Word::OutboxTitle)><Rows rows /></Items> }.into_any()
        }
    };
    view! {
        <Heading title=t(Word::OutboxTitle) />
        <p>{t(Word::OutboxAbout)}</p>
        {offline}
        {list}
    }
}
