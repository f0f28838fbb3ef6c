use leptos::{prelude::*, task::spawn_local};

use super::{
    file::{PickedFile, files_of, made_ready},
    frame::{Frame, described_by, invalid},
};
use crate::session::Session;

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
        let file = files_of(&event).into_iter().next();
        too_large.set(None);
        let Some(file) = file else { return };
        spawn_local(async move {
            match made_ready(&file, most_bytes, session).await {
                Ok(file) => on_pick.run(file),
                Err(words) => drop(too_large.try_set(Some(words))),
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
