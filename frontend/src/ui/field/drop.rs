use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{
    file::{PickedFile, made_ready},
    frame::{Frame, described_by, invalid},
};
use crate::{
    numbers::bytes,
    session::Session,
    words::{Word, said},
};

/// One file, picked or dropped on the frame: it is taken at once. The browser itself lets files be dropped on a picker,
/// so the picker is made as large as the frame.
#[component]
pub fn FileDrop(
    #[prop(into)] id: String,
    label: Signal<String>,
    hint: Signal<String>,
    /// What may be picked, as the browser takes it.
    accept: &'static str,
    most_bytes: u64,
    error: Signal<Option<String>>,
    on_pick: Callback<PickedFile, ()>,
) -> impl IntoView {
    let session = Session::get();
    let too_large = RwSignal::new(None::<String>);
    let error = Signal::derive(move || error.get().or_else(|| too_large.get()));
    let described = described_by(&id, true, error);
    let pick = move |event: web_sys::Event| {
        let input: HtmlInputElement =
            event.target().expect("an event of an input has a target").unchecked_into();
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be picked again after it was mended.
        input.set_value("");
        too_large.set(None);
        let Some(file) = file else { return };
        spawn_local(async move {
            let file = made_ready(&file).await;
            if file.size > most_bytes {
                let gaps = [("name", file.name), ("size", bytes(file.size)), ("most", bytes(most_bytes))];
                let words = said(Word::FileTooLarge, session.locale.get_untracked(), &gaps);
                let _ = too_large.try_set(Some(words));
            } else {
                on_pick.run(file);
            }
        });
    };
    view! {
        <Frame id=id.clone() label hint=Some(hint) error optional=false>
            <input
                id=id
                class="drop"
                type="file"
                accept=accept
                aria-describedby=described
                aria-invalid=invalid(error)
                on:change=pick
            />
        </Frame>
    }
}
