use leptos::prelude::*;
use shared::ListKind;

use super::{Later, Shown};
use crate::{
    api::Json,
    parts,
    session::Session,
    words::{Word, said},
};

/// What a list asks the server for, as its own arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// `where`, as JSON.
    pub filter: Option<String>,
    pub sort: Option<&'static str>,
    pub as_of: Option<String>,
}

impl Asked {
    /// A `where` that asks for nothing is none.
    pub fn filter(filter: &impl serde::Serialize) -> Self {
        let json = serde_json::to_string(filter).ok().filter(|json| json != "{}");
        Self { filter: json, ..Self::default() }
    }
}

/// From `where` and `sort` to the values of an address.
type Opens = fn(&Json, Option<&str>) -> Vec<(&'static str, String)>;

/// A list as its tools see it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub list: ListKind,
    pub title: Word,
    pub shown: Shown,
    pub asked: Signal<Asked>,
    /// What it is narrowed to, in words.
    pub told: Signal<Vec<String>>,
    /// Where the `where` and the `sort` of a saved view stand in the address.
    pub opens: Opens,
}

/// What most lists are narrowed to: words that somebody searched for, and a state.
pub fn told(
    search: Memo<Option<String>>,
    state: impl Fn() -> Option<Word> + Send + Sync + 'static,
) -> Signal<Vec<String>> {
    let locale = Session::get().locale;
    Signal::derive(move || {
        let locale = locale.get();
        let words = search.get().map(|words| said(Word::ToldSearch, locale, &[("words", words)]));
        words.into_iter().chain(state().map(|word| word.said(locale).to_owned())).collect()
    })
}

/// Views, columns, files and paper.
#[component]
pub fn Tools(desk: Desk) -> impl IntoView {
    provide_context(desk);
    view! { <div class="list-tools"><Later load=parts::list_tools /></div> }
}
