//! Marking as read: one, or all.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::schema;

use crate::{
    api::{self, UserError},
    session::Session,
    ui::Toasts,
    words::Word,
};

#[derive(cynic::QueryVariables)]
struct Which {
    ids: Option<Vec<cynic::Id>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Which")]
struct NotificationsMarkRead {
    #[arguments(ids: $ids)]
    notifications_mark_read: NotificationsMarkReadPayload,
}

crate::api::listed!(mutation NotificationsMarkRead, Which);

#[derive(cynic::QueryFragment)]
struct NotificationsMarkReadPayload {
    user_errors: Vec<UserError>,
}

/// Marks what it is called with: one, or all there are. The list and the bell then ask again.
pub fn marking() -> Callback<Option<cynic::Id>> {
    let (session, toasts) = (Session::get(), Toasts::get());
    Callback::new(move |id: Option<cynic::Id>| {
        let says = id.is_none();
        spawn_local(async move {
            let ids = id.map(|id| vec![id]);
            let answer = api::run(NotificationsMarkRead::build(Which { ids })).await;
            let locale = session.locale.get_untracked();
            match answer.map(|answer| answer.notifications_mark_read.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    if says {
                        toasts.say(Word::NotificationsMarked.said(locale).to_owned());
                    }
                }
                Ok(errors) => toasts.say(errors.into_iter().map(|error| error.message).collect()),
                Err(error) => toasts.say(error.unsent().said(locale).to_owned()),
            }
            session.changed();
        });
    })
}
