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
        let files = files_of(&event);
        too_large.set(None);
        spawn_local(async move {
            for file in files {
                match made_ready(&file, most_bytes, session).await {
                    Ok(file) => drop(picked.try_update(|picked| picked.push(file))),
                    Err(words) => drop(too_large.try_set(Some(words))),
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

/// What was picked; the input forgets it, so that the same file can be picked again.
pub(super) fn files_of(event: &web_sys::Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = input.files().map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect());
    input.set_value("");
    files.unwrap_or_default()
}

/// A file as it will travel, or why it is too large to.
pub(super) async fn made_ready(file: &File, most_bytes: u64, session: Session) -> Result<PickedFile, String> {
    let content =
        if file.type_().starts_with("image/") { photo::shrink(file).await } else { file.clone().into() };
    let file = PickedFile::of(file.name(), content);
    if file.size <= most_bytes {
        return Ok(file);
    }
    let gaps = [("name", file.name), ("size", bytes(file.size)), ("most", bytes(most_bytes))];
    Err(said(Word::FileTooLarge, session.locale.get_untracked(), &gaps))
}
