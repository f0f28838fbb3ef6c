use leptos::{prelude::*, task::spawn_local};

use crate::{
    identity::{WAY_IN, sign_out},
    session::Session,
    ui::{Address, Icon, Menu, Toasts},
    words::{Word, t},
};

/// Who sits here, and the way out.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let address = Address::get();
    let name = Signal::derive(move || {
        session
            .viewer
            .with(|viewer| viewer.as_ref().map(|viewer| viewer.full_name.clone()).unwrap_or_default())
    });
    let leave = move |_| {
        spawn_local(async move {
            match sign_out().await {
                Ok(()) => {
                    // First away: the page must not ask for a person who is gone.
                    address.go(WAY_IN);
                    session.viewer.set(None);
                }
                Err(error) => toasts.say(error.word().said(session.locale.get_untracked()).to_owned()),
            }
        });
    };
    view! {
        <Menu label=name icon="person">
            <a href="/toi"><Icon name="person" /> {t(Word::MeTitle)}</a>
            <button type="button" on:click=leave><Icon name="leave" /> {t(Word::SignOut)}</button>
        </Menu>
    }
}
