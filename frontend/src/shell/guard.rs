use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::A,
    hooks::{use_location, use_navigate},
    params::ParamsMap,
};
use shared::Capability;

use crate::{
    api::ApiError,
    identity::who_am_i,
    session::Session,
    ui::{Failed, Heading, Waiting},
    words::{Word, t},
};

/// Who is here is asked once, when the app opens.
#[derive(Clone, Copy)]
pub struct Arrival(LocalResource<Result<(), ApiError>>);

impl Arrival {
    pub fn provide(session: Session) {
        let arrival = LocalResource::new(move || async move {
            let viewer = who_am_i().await?;
            session.viewer.set(viewer);
            Ok(())
        });
        provide_context(Self(arrival));
    }
}

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
pub fn Guard(#[prop(optional)] needs: Option<Capability>, page: fn() -> AnyView) -> impl IntoView {
    let session = Session::get();
    let Arrival(arrival) = expect_context();
    let state = Memo::new(move |_| match arrival.get() {
        None => State::Asking,
        Some(Err(error)) => State::Failed(error),
        Some(Ok(())) if session.viewer.with(Option::is_none) => State::SignedOut,
        Some(Ok(())) if needs.is_none_or(|needs| session.can(needs)) => State::Open,
        Some(Ok(())) => State::NotYours,
    });
    let navigate = use_navigate();
    let location = use_location();
    Effect::new(move |_| {
        // Only where the page still is: signing out walks away first.
        let path = location.pathname.get_untracked();
        if state.get() == State::SignedOut && path != "/dang-nhap" {
            let wanted = format!("{path}{}", location.query.with_untracked(ParamsMap::to_query_string));
            let target = match wanted.as_str() {
                "/" => "/dang-nhap".to_owned(),
                wanted => format!("/dang-nhap?den={}", js_sys::encode_uri_component(wanted)),
            };
            navigate(&target, NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    move || match state.get() {
        State::Asking | State::SignedOut => view! { <Waiting /> }.into_any(),
        State::Failed(error) => {
            let again = Callback::new(move |()| arrival.refetch());
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
        <p><A href="/">{t(Word::OpenToday)}</A></p>
    }
}
