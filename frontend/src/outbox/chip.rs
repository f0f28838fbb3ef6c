use leptos::prelude::*;
use shared::Capability;

use super::{queue::Outbox, rules::Sync};
use crate::{
    session::Session,
    ui::{StateLink, Tone},
    words::{Word, said},
};

/// Whether all that was written here has arrived; it leads to what has not.
#[component]
pub fn SyncChip() -> impl IntoView {
    let (session, outbox) = (Session::get(), Outbox::get());
    let sync = Memo::new(move |_| outbox.sync());
    let look = move || match sync.get() {
        Sync::Refused(_) => (Tone::Danger, "alert"),
        Sync::Waiting(_) => (Tone::Waiting, "clock"),
        Sync::Offline => (Tone::Info, "offline"),
        Sync::Done => (Tone::Success, "active"),
    };
    let words = Signal::derive(move || {
        let (word, count) = match sync.get() {
            Sync::Refused(count) => (Word::SyncRefused, count),
            Sync::Waiting(count) => (Word::SyncWaiting, count),
            // Only the field's work can be written without a network.
            Sync::Offline if session.can(Capability::AnswerAssignments) => (Word::SyncOffline, 0),
            Sync::Offline => (Word::SyncOfflineReads, 0),
            Sync::Done => (Word::SyncDone, 0),
        };
        said(word, session.locale.get(), &[("count", count.to_string())])
    });
    view! { <StateLink href="/hang-doi" look=Signal::derive(look) label=words is_calm=Signal::derive(move || sync.get() == Sync::Done) /> }
}
