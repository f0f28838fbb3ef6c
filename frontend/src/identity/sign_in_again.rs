use leptos::prelude::*;

use super::{Viewer, sign_in::SignInForm};
use crate::{
    api::{open_gate, when_signed_out},
    session::Session,
    ui::Dialog,
    words::{Word, t},
};

/// The session has ended during work. The page stays as it is; what was asked goes on after signing in.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let session = Session::get();
    let over = session.is_over;
    when_signed_out(move || over.set(true));

    let signed_in = Callback::new(move |viewer: Viewer| {
        let same = session
            .viewer
            .with_untracked(|before| before.as_ref().is_none_or(|one| one.login == viewer.login));
        if !same {
            // What is on the page belongs to another person.
            let _ = window().location().reload();
            return;
        }
        session.viewer.set(Some(viewer));
        open_gate(true);
        over.set(false);
    });
    let closed = Callback::new(move |()| {
        if over.get_untracked() {
            open_gate(false);
            over.set(false);
        }
    });
    let form = move || {
        let known =
            session.viewer.with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.login.clone()));
        over.get().then(|| {
            view! {
                <SignInForm
                    labelled_by="sign-in-again-title"
                    ids=["login-again", "password-again", "code-again"]
                    known=known.unwrap_or_default()
                    on_signed_in=signed_in
                />
            }
        })
    };
    view! {
        <Dialog id="sign-in-again" title=t(Word::SessionOverTitle) open=over.into() on_close=closed>
            <p>{t(Word::SessionOverHelp)}</p>
            {form}
        </Dialog>
    }
}
