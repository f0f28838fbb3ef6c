//! What can be done with a job: try it again, or give it up. Either can be taken back by the other.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{StepInput, schema};

use crate::{
    api::{self, UserError, new_key},
    session::Session,
    ui::Toasts,
    words::Word,
};

#[derive(cynic::QueryVariables)]
struct One {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "One")]
struct JobRetry {
    #[arguments(id: $id, input: $input)]
    job_retry: JobPayload,
}

crate::api::listed!(mutation JobRetry, One);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "One")]
struct JobDiscard {
    #[arguments(id: $id, input: $input)]
    job_discard: JobPayload,
}

crate::api::listed!(mutation JobDiscard, One);

#[derive(cynic::QueryFragment)]
struct JobPayload {
    user_errors: Vec<UserError>,
}

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Retry,
    Discard,
}

/// A job, by its id and the version that was seen, and what is to be done with it.
pub type Wanted = (Deed, cynic::Id, i32);

pub fn acting(busy: RwSignal<bool>) -> Callback<Wanted> {
    let (session, toasts) = (Session::get(), Toasts::get());
    Callback::new(move |(deed, id, expected_version): Wanted| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let one = One { id, input: StepInput { expected_version, idempotency_key: new_key() } };
            let (done, answer) = if deed == Deed::Retry {
                (Word::JobRetried, api::run(JobRetry::build(one)).await.map(|answer| answer.job_retry))
            } else {
                (Word::JobDiscarded, api::run(JobDiscard::build(one)).await.map(|answer| answer.job_discard))
            };
            let _ = busy.try_set(false);
            let locale = session.locale.get_untracked();
            toasts.say(match answer.map(|answer| answer.user_errors) {
                Ok(errors) if errors.is_empty() => done.said(locale).to_owned(),
                Ok(errors) => errors.into_iter().map(|error| error.message).collect(),
                Err(error) => error.unsent().said(locale).to_owned(),
            });
            session.changed();
        });
    })
}
