use leptos::prelude::*;

use crate::{
    ui::{Actions, Button, CopyField, Kind, Note},
    words::{Word, fill, t},
};

/// Whom a link was made for, and what it ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub name: String,
    pub token: String,
}

/// The link of an invitation, this once.
#[component]
pub fn InvitedLink(invited: Invited, on_done: Callback<()>) -> impl IntoView {
    let Invited { name, token } = invited;
    let link = window().location().origin().unwrap_or_default() + "/loi-moi/" + &token;
    let once = fill(Word::InvitationShownOnce, move || vec![("name", name.clone())]);
    view! {
        <Note icon="alert"><p role="status">{once}</p></Note>
        <CopyField id="invitation-link" label=t(Word::InvitationLink) value=link />
        <Actions><Button label=t(Word::InvitationKept) kind=Kind::Primary on_press=on_done /></Actions>
    }
}
