use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    parts::{self, View},
    session::{Session, kept},
    ui::{Icon, Toasts},
    words::{Word, t},
};

/// Whether single keys are shortcuts: they are not until somebody wants them.
pub const KEYS: &str = "densach.keys";

/// Whether the palette is open.
#[derive(Clone, Copy)]
pub struct Finder(pub RwSignal<bool>);

impl Finder {
    pub fn get() -> Self {
        expect_context()
    }
}

/// The way into the palette, which is fetched when it is first opened.
#[component]
pub fn Find() -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let open = RwSignal::new(false);
    provide_context(Finder(open));
    let palette = RwSignal::new(None::<View>);
    let show = move || {
        if palette.with_untracked(Option::is_some) {
            return open.set(true);
        }
        spawn_local(async move {
            match parts::palette().await {
                Ok(view) => {
                    palette.set(Some(view));
                    open.set(true);
                }
                Err(_) => toasts.say(Word::PartNotLoaded.said(session.locale.get_untracked()).to_owned()),
            }
        });
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let with_k = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k");
        let slash = event.key() == "/" && kept(KEYS).is_some() && !is_writing();
        if with_k || slash {
            event.prevent_default();
            show();
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <button type="button" class="find" aria-haspopup="dialog" aria-keyshortcuts="Control+K" on:click=move |_| show()>
            <Icon name="search" /><span>{t(Word::FindTitle)}</span><kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
        {move || palette.get().map(|view| view(Signal::stored(String::new())))}
    }
}

/// Somebody writes somewhere, or answers a dialog.
fn is_writing() -> bool {
    let active = document().active_element();
    let field = active.is_some_and(|element| {
        let element = element.unchecked_into::<web_sys::HtmlElement>();
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.is_content_editable()
    });
    field || document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}
