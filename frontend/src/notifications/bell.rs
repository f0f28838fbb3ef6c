use std::time::Duration;

use cynic::QueryBuilder;
use leptos::{ev, prelude::*};
use shared::schema;

use crate::{
    api::{self, Question},
    session::Session,
    ui::Icon,
    words::{Word, fill, t},
};

/// Often enough to be live, seldom enough to be cheap.
const EVERY: Duration = Duration::from_mins(1);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct News {
    notifications_since: NotificationNews,
}

crate::api::listed!(query News);

#[derive(cynic::QueryFragment)]
struct NotificationNews {
    unread: i32,
    exact: bool,
}

/// How much is unread, asked again each minute while the page is seen, and when something was changed here.
#[component]
pub fn Bell() -> impl IntoView {
    let session = Session::get();
    let news = Question::new(move || {
        session.changes.track();
        // Once: who has left for lunch is not asked for the password by a bell.
        api::run_once(News::build(()))
    });
    let look = move || {
        if !document().hidden() {
            news.ask_again();
        }
    };
    let every = set_interval_with_handle(look, EVERY).ok();
    let seen = window_event_listener(ev::visibilitychange, move |_| look());
    on_cleanup(move || {
        seen.remove();
        if let Some(every) = every {
            every.clear();
        }
    });
    let shown = Memo::new(move |_| {
        let news = news.look(|News { notifications_since: news }| (news.unread, news.exact));
        news.filter(|(unread, _)| *unread > 0)
            .map(|(unread, exact)| format!("{unread}{}", if exact { "" } else { "+" }))
    });
    let (none, some) = (
        t(Word::NotificationsTitle),
        fill(Word::NotificationsBell, move || vec![("count", shown.get().unwrap_or_default())]),
    );
    let label = move || if shown.with(Option::is_some) { some.get() } else { none.get() };
    view! {
        <a href="/thong-bao" class="icon-button bell" aria-label=label title=label>
            <Icon name="bell" />
            {move || shown.get().map(|count| view! { <span class="badge" aria-hidden="true">{count}</span> })}
        </a>
    }
}
