use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlInputElement};

use super::{
    frame::{Frame, described_by, invalid},
    photo,
};
use crate::{
    numbers::bytes,
    session::Session,
    ui::IconButton,
    words::{Word, fill, said, t},
};

/// What a person picked, as it will travel.
#[derive(Clone)]
pub struct PickedFile {
    pub name: String,
    pub size: u64,
    pub content: Blob,
}

/// Picks files. The most that fits is told before; photos are made small, so they nearly always fit.
#[component]
pub fn FilePicker(
    #[prop(into)] id: String,
    label: Signal<String>,
    /// What may be picked, as the browser takes it: `image/*,application/pdf`.
    accept: &'static str,
    most_bytes: u64,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    picked: RwSignal<Vec<PickedFile>, LocalStorage>,
) -> impl IntoView {
    let session = Session::get();
    let hint = fill(Word::FileHint, move || vec![("most", bytes(most_bytes))]);
    let too_large = RwSignal::new(None::<String>);
    let error = Signal::derive(move || error.get().or_else(|| too_large.get()));
    let described = described_by(&id, true, error);

    let pick = move |event: web_sys::Event| {
        let input: HtmlInputElement =
            event.target().expect("an event of an input has a target").unchecked_into();
        let files =
            input.files().map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect::<Vec<_>>());
        // So that the same file can be picked again after it was taken out.
        input.set_value("");
        too_large.set(None);
        spawn_local(async move {
            for file in files.unwrap_or_default() {
                let file = made_ready(&file).await;
                if file.size > most_bytes {
                    let gaps = [("name", file.name), ("size", bytes(file.size)), ("most", bytes(most_bytes))];
                    let _ = too_large.try_set(Some(said(
                        Word::FileTooLarge,
                        session.locale.get_untracked(),
                        &gaps,
                    )));
                } else {
                    let _ = picked.try_update(|picked| picked.push(file));
                }
            }
        });
    };
    let line = move |(at, file): (usize, PickedFile)| {
        let label = fill(Word::FileTakeOut, {
            let name = file.name.clone();
            move || vec![("name", name.clone())]
        });
        let take_out = Callback::new(move |()| {
            picked.update(|picked| drop(picked.remove(at)));
        });
        view! {
            <li>
                <span>{file.name}</span>
                <span class="field-hint">{bytes(file.size)}</span>
                <IconButton label icon="close" on_press=take_out />
            </li>
        }
    };
    let lines = move || picked.get().into_iter().enumerate().map(line).collect_view();
    view! {
        <Frame id=id.clone() label hint=Some(hint) error optional>
            <input
                id=id
                type="file"
                multiple=true
                accept=accept
                aria-describedby=described
                aria-invalid=invalid(error)
                on:change=pick
            />
            <ul class="files" aria-label=t(Word::FilesPicked)>{lines}</ul>
        </Frame>
    }
}

impl PickedFile {
    pub fn of(name: String, content: Blob) -> Self {
        // Fewer bytes than 2^53, as sizes of files are.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size is a whole number"
        )]
        let size = content.size() as u64;
        Self { name, size, content }
    }
}

pub(super) async fn made_ready(file: &File) -> PickedFile {
    let content =
        if file.type_().starts_with("image/") { photo::shrink(file).await } else { file.clone().into() };
    PickedFile::of(file.name(), content)
}
