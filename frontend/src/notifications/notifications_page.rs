use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::{
    mark::marking,
    notification_item::{NotificationItem, Told},
    settings_card::SettingsCard,
};
use crate::{
    api::{self, PageInfo, Question},
    session::Session,
    ui::{Address, Button, Filters, Heading, Items, Pager, Remote, Row, Rows, Select, Toolbar},
    words::{Word, t},
};

const PAGE: i32 = 25;

#[derive(cynic::InputObject, Debug)]
struct NotificationWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    unread: Option<bool>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    wanted: Option<NotificationWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct NotificationList {
    #[arguments(first: $first, after: $after, where: $wanted)]
    notifications: NotificationConnection,
}

crate::api::listed!(query NotificationList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct NotificationConnection {
    nodes: Vec<Told>,
    page_info: PageInfo,
}

/// What one was told, and how one wants to be told.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [which, after] = ["hien", "after"].map(|key| address.value(key));
    let list = Question::new(move || {
        session.changes.track();
        let unread = (which.get().as_deref() == Some("chua-doc")).then_some(true);
        let wanted = Some(NotificationWhere { unread });
        api::run(NotificationList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let mark = marking();
    view! {
        <Toolbar>
            <Heading title=t(Word::NotificationsTitle) />
            <Button
                label=t(Word::NotificationsMarkAll)
                on_press=Callback::new(move |()| mark.run(None))
            />
        </Toolbar>
        <Filters>
            <Select
                id="which"
                label=t(Word::NotificationsWhich)
                options=vec![("", t(Word::NotificationsAll)), ("chua-doc", t(Word::NotificationsUnread))]
                chosen=which
                on_choose=Callback::new(move |which: String| address.choose("hien", &which))
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &NotificationList| list.notifications.nodes.is_empty()
            empty=t(Word::NotificationsNone)
            children=move || view! { <Found list mark /> }.into_any()
        />
        <SettingsCard />
    }
}

#[component]
fn Found(list: Question<NotificationList>, mark: Callback<Option<cynic::Id>>) -> impl IntoView {
    let row = move |told: &Told| {
        let told = told.clone();
        let key = [told.id.inner(), if told.read_at.is_some() { "read" } else { "" }].concat();
        Row::new(key, move || view! { <NotificationItem told mark /> })
    };
    let rows = move || list.with(|list| list.notifications.nodes.iter().map(row).collect());
    let page =
        move || list.with(|list| (list.notifications.page_info.clone(), list.notifications.nodes.len()));
    view! {
        <Items label=t(Word::NotificationsTitle)><Rows rows /></Items>
        <Pager page />
    }
}
