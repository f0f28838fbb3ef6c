use leptos::prelude::*;
use shared::{Facts, NotificationKind, schema};

use crate::{
    api::{WireDay, WireMoment},
    session::Session,
    ui::{Button, Chip, Item, Kind, Line, Muted, Tone},
    words::{Word, t},
};

/// What a [`NotificationItem`] needs to know.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Notification")]
pub struct Told {
    pub id: cynic::Id,
    kind: Option<NotificationKind>,
    subject: String,
    at: WireMoment,
    pub read_at: Option<WireMoment>,
    title: String,
    organization_name: Option<String>,
    due_on: Option<WireDay>,
    reason: Option<String>,
    count: Option<i32>,
}

impl Told {
    /// The record it is about.
    fn href(&self) -> String {
        let list = if self.subject.starts_with("assignment:") { "/viec/" } else { "/van-ban/" };
        [list, &self.subject].concat()
    }

    fn said(&self, locale: shared::Locale) -> String {
        let due = self.due_on.as_ref().map(WireDay::shown);
        let facts = Facts {
            title: &self.title,
            organization: self.organization_name.as_deref(),
            due: due.as_deref(),
            reason: self.reason.as_deref(),
            count: self.count,
        };
        self.kind.map_or_else(|| self.title.clone(), |kind| kind.said(&facts).said(locale))
    }
}

/// The tone and the drawing of what is told.
const fn look(kind: Option<NotificationKind>) -> (Tone, &'static str) {
    use NotificationKind as K;
    match kind {
        Some(K::Overdue) => (Tone::Danger, "alert"),
        Some(K::Returned) => (Tone::Danger, "returned"),
        Some(K::DueSoon | K::Reminded | K::HandedIn) => (Tone::Waiting, "clock"),
        Some(K::Accepted) => (Tone::Success, "active"),
        Some(K::Assigned) | None => (Tone::Info, "task"),
    }
}

/// One thing that was told. To open its record reads it.
#[component]
pub fn NotificationItem(told: Told, mark: Callback<Option<cynic::Id>>) -> impl IntoView {
    let session = Session::get();
    let (tone, icon) = look(told.kind);
    let kind = told.kind.map_or(Word::NotificationsTitle, NotificationKind::word);
    let (href, at, is_new) = (told.href(), told.at.shown(), told.read_at.is_none());
    let id = told.id.clone();
    let read = move || mark.run(Some(id.clone()));
    let on_open = {
        let read = read.clone();
        move |_| {
            if is_new {
                read();
            }
        }
    };
    let words = move || told.said(session.locale.get());
    let new = is_new.then(|| {
        let press = Callback::new(move |()| read());
        view! {
            <Chip tone=Tone::Info icon="bell" label=t(Word::NotificationNew) />
            <Button label=t(Word::NotificationMark) kind=Kind::Quiet on_press=press />
        }
    });
    view! {
        <Item>
            <Line>
                <Chip tone icon label=t(kind) />
                <Muted>{at}</Muted>
            </Line>
            <a href=href on:click=on_open>{words}</a>
            {new.map(|new| view! { <Line>{new}</Line> })}
        </Item>
    }
}
