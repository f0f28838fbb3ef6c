use leptos::{html, prelude::*, wasm_bindgen::JsCast};

use super::frame::Frame;
use crate::{
    session::Session,
    ui::Toasts,
    words::{Word, t},
};

/// Text to take along: it cannot be changed, and a button copies it.
#[component]
pub fn CopyField(#[prop(into)] id: String, label: Signal<String>, value: String) -> impl IntoView {
    let (toasts, locale) = (Toasts::get(), Session::get().locale);
    let field = NodeRef::<html::Input>::new();
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        field.select();
        // Not the clipboard of the navigator, which a page on plain HTTP does not have.
        let page = document().unchecked_into::<web_sys::HtmlDocument>();
        let word = if page.exec_command("copy") == Ok(true) { Word::Copied } else { Word::CopyByHand };
        toasts.say(word.said(locale.get_untracked()).to_owned());
    };
    view! {
        <Frame id=id.clone() label hint=None error=Signal::stored(None) optional=false>
            <div class="field-line">
                <input id=id class="is-code" type="text" readonly prop:value=value node_ref=field />
                <button class="button" type="button" on:click=copy>{t(Word::Copy)}</button>
            </div>
        </Frame>
    }
}
