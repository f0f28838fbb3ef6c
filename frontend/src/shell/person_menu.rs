use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, components::A, hooks::use_navigate};

use crate::{
    identity::sign_out,
    session::Session,
    ui::{Icon, Menu, Toasts},
    words::{Word, t},
};

/// Who sits here, and the way out.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let navigate = use_navigate();
    let name = Signal::derive(move || {
        session
            .viewer
            .with(|viewer| viewer.as_ref().map(|viewer| viewer.full_name.clone()).unwrap_or_default())
    });
    let leave = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match sign_out().await {
                Ok(()) => {
                    // First away: the page must not ask for a person who is gone.
                    navigate("/dang-nhap", NavigateOptions::default());
                    session.viewer.set(None);
                }
                Err(error) => toasts.say(error.word().said(session.locale.get_untracked()).to_owned()),
            }
        });
    };
    view! {
        <Menu label=name icon="person">
            <A href="/toi"><Icon name="person" /> {t(Word::MeTitle)}</A>
            <button type="button" on:click=leave><Icon name="leave" /> {t(Word::SignOut)}</button>
        </Menu>
    }
}
