use leptos::prelude::*;
use shared::Capability;

use super::arrival::Arrival;
use crate::{
    api::{ApiError, Phase},
    identity::WAY_IN,
    session::Session,
    ui::{Address, Failed, Heading, Waiting},
    words::{Word, t},
};

#[derive(Clone, PartialEq)]
enum State {
    Asking,
    Failed(ApiError),
    SignedOut,
    NotYours,
    Open,
}

/// Lets in who may: else the way in, which knows the wanted address, or the reason.
#[component]
pub fn Guard<F>(needs: Option<Capability>, page: F) -> impl IntoView
where
    F: Fn() -> AnyView + Send + 'static,
{
    let session = Session::get();
    let Arrival(arrival) = expect_context();
    let state = Memo::new(move |_| match arrival.phase() {
        Phase::Waiting => State::Asking,
        Phase::Failed(error) => State::Failed(error),
        Phase::Here if session.viewer.with(Option::is_none) => State::SignedOut,
        Phase::Here if needs.is_none_or(|needs| session.can(needs)) => State::Open,
        Phase::Here => State::NotYours,
    });
    let address = Address::get();
    Effect::new(move |_| {
        let wanted = address.whole();
        // Only where the page still is: signing out walks away first.
        if state.get() == State::SignedOut && !wanted.starts_with(WAY_IN) {
            address.replace(&match wanted.as_str() {
                "/" => WAY_IN.to_owned(),
                wanted => format!("{WAY_IN}?den={}", js_sys::encode_uri_component(wanted)),
            });
        }
    });
    move || match state.get() {
        State::Asking | State::SignedOut => view! { <Waiting /> }.into_any(),
        State::Failed(error) => {
            let again = Callback::new(move |()| arrival.ask_again());
            view! { <Heading title=t(Word::NotReached) /> <Failed why=error.word() on_again=again /> }
                .into_any()
        }
        State::NotYours => view! { <NotYoursPage /> }.into_any(),
        State::Open => page(),
    }
}

/// 403: what one may not see, and whom to ask.
#[component]
fn NotYoursPage() -> impl IntoView {
    let session = Session::get();
    let office = move || {
        let office = session.viewer.get().and_then(|viewer| viewer.office);
        office.map(|office| office.name).unwrap_or_default()
    };
    view! {
        <Heading title=t(Word::ForbiddenTitle) />
        <p>{crate::words::fill(Word::ForbiddenHelp, move || vec![("office", office())])}</p>
        <p><a href="/">{t(Word::OpenToday)}</a></p>
    }
}
