use leptos::prelude::*;

use crate::{
    ui::{Actions, Button, CopyField, Kind, Note},
    words::{Word, t},
};

/// The token itself, this once.
#[component]
pub fn Issued(secret: String, on_done: Callback<()>) -> impl IntoView {
    view! {
        <Note icon="alert"><p role="status">{t(Word::TokenShownOnce)}</p></Note>
        <CopyField id="token-secret" label=t(Word::TokenSecret) value=secret />
        <p>{t(Word::TokenHowToUse)}</p>
        <Actions><Button label=t(Word::TokenKept) kind=Kind::Primary on_press=on_done /></Actions>
    }
}
