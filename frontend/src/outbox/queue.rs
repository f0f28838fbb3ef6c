//! The queue of the one who sits here: kept on the device, sent when there is a network.
use std::time::Duration;

use leptos::{ev, prelude::*, task::spawn_local};
use web_sys::Blob;

use super::{
    item::{Item, State},
    rules::{self, Next, Sync, after},
    send::send,
    store,
};
use crate::{
    api::probe,
    device::{self, in_turn},
    session::{self, Session},
    ui::Address,
};

/// The tabs of one browser send one after the other.
const TURN: &str = "densach.outbox";
const LOOKS_AGAIN: Duration = Duration::from_secs(20);

#[derive(Clone, Copy)]
pub struct Outbox {
    /// Of the one who sits here, oldest first.
    pub items: RwSignal<Vec<Item>>,
    /// The key of what is on its way.
    pub sending: RwSignal<Option<String>>,
    reopened: StoredValue<Option<Item>>,
    is_running: StoredValue<bool>,
    is_wanted: StoredValue<bool>,
    session: Session,
}

impl Outbox {
    /// Once, at the root.
    pub fn provide(session: Session) {
        let outbox = Self {
            items: RwSignal::new(Vec::new()),
            sending: RwSignal::new(None),
            reopened: StoredValue::new(None),
            is_running: StoredValue::new(false),
            is_wanted: StoredValue::new(false),
            session,
        };
        provide_context(outbox);
        spawn_local(forget_dropped());
        let login = Memo::new(move |_| session.login());
        Effect::new(move |_| {
            // Another person, another queue.
            login.with(|_| ());
            outbox.items.set(Vec::new());
            outbox.run();
        });
        Effect::new(move |_| {
            if session.reached.get() {
                outbox.run();
            }
        });
        let other_tab = window_event_listener(ev::storage, move |event| {
            if event.key().as_deref() == Some(store::MARK) {
                spawn_local(outbox.look());
            }
        });
        on_cleanup(move || other_tab.remove());
        set_interval(move || outbox.look_again(), LOOKS_AGAIN);
    }

    pub fn get() -> Self {
        expect_context()
    }

    pub fn sync(self) -> Sync {
        self.items.with(|items| rules::sync(items, self.session.reached.get()))
    }

    /// Keeps it on the device, and sends it as soon as that is possible. False if the device keeps nothing.
    pub async fn put(self, item: Item, file: Option<&Blob>) -> bool {
        let kept = store::put(&item, file).await;
        if kept {
            device::ask_to_stay();
            self.look().await;
            self.run();
        }
        kept
    }

    /// The answer of this record that waits here.
    pub fn answer_of(self, subject: &str) -> Option<Item> {
        let found = |item: &&Item| item.act.is_answer() && item.subject == subject;
        self.items.with(|items| items.iter().rfind(found).cloned())
    }

    /// What waited was sent by another way.
    pub async fn take_out(self, key: &str) {
        store::take_out([key]).await;
        self.look().await;
    }

    /// It waits for the person and no longer for the network.
    pub async fn set_state(self, key: &str, state: State) {
        if let Some(item) = store::find(key).await {
            store::update(&Item { state, ..item }).await;
        }
        self.look().await;
        if state == State::Waiting {
            self.run();
        }
    }

    /// Puts what was typed back into its form, and goes there.
    pub async fn reopen(self, item: Item, address: Address) {
        session::keep(&item.form.place, &item.form.content);
        self.set_state(&item.key, State::Held).await;
        let href = format!("/viec/{}", item.subject);
        self.reopened.set_value(Some(item));
        address.go(&href);
    }

    /// For the form: the item it was opened for. Only once.
    pub fn take_reopened(self, fits: impl Fn(&Item) -> bool) -> Option<Item> {
        let mut taken = None;
        self.reopened.update_value(|item| taken = item.take_if(|item| fits(item)));
        taken
    }

    pub fn run(self) {
        self.is_wanted.set_value(true);
        if self.is_running.get_value() {
            return;
        }
        self.is_running.set_value(true);
        spawn_local(async move {
            while self.is_wanted.get_value() {
                self.is_wanted.set_value(false);
                self.look().await;
                in_turn(TURN, self.send_all()).await;
            }
            self.is_running.set_value(false);
        });
    }

    fn look_again(self) {
        if self.items.with_untracked(|items| items.iter().any(|item| item.state == State::Waiting)) {
            self.run();
        } else if !self.session.reached.get_untracked() {
            spawn_local(probe());
        }
    }

    async fn look(self) {
        let items = store::all().await;
        let items = rules::shown(items, &self.session.login_now());
        if self.items.with_untracked(|before| *before != items) {
            self.items.set(items);
        }
    }

    async fn send_all(self) {
        let mut tried = Vec::new();
        loop {
            let account = self.session.login_now();
            let items = store::all().await;
            let Some(item) = rules::next(&items, &account, &tried).cloned() else { break };
            tried.push(item.key.clone());
            self.sending.set(Some(item.key.clone()));
            let heard = send(&item, self.session.locale.get_untracked()).await;
            self.sending.set(None);
            match after(&item, heard) {
                Next::TakeOut => {
                    store::take_out([item.key.as_str()]).await;
                    if session::kept(&item.form.place).as_ref() == Some(&item.form.content) {
                        session::forget(&item.form.place);
                    }
                    self.session.changed();
                }
                Next::Keep(kept) => {
                    // Unless the person has taken it in hand meanwhile.
                    if store::find(&item.key).await.is_some_and(|now| now.state == State::Waiting) {
                        store::update(&kept).await;
                    }
                }
                Next::Stop => break,
            }
            self.look().await;
        }
    }
}

async fn forget_dropped() {
    let items = store::all().await;
    let dropped = items.iter().filter(|item| item.state == State::Dropped);
    let keys: Vec<_> = dropped.map(|item| item.key.as_str()).collect();
    if !keys.is_empty() {
        store::take_out(keys).await;
    }
}
