use leptos::prelude::*;

use crate::{
    ui::{Address, SearchBox},
    words::{Word, t},
};

/// Where the words stand in the address that a list is searched by.
pub const SEARCH: &str = "tim";

/// The box that narrows a list by words.
#[component]
pub fn ListSearch(label: Word) -> impl IntoView {
    let address = Address::get();
    view! {
        <SearchBox
            id="search"
            label=t(label)
            hint=t(Word::SearchHint)
            value=address.value(SEARCH)
            on_search=Callback::new(move |words: String| address.type_in(SEARCH, words.trim()))
        />
    }
}
