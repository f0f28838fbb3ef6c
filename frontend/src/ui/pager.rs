use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use super::{Address, focus};
use crate::{
    api::PageInfo,
    words::{Word, fill, t},
};

/// How much of a list is shown, and the way on.
#[component]
pub fn Pager(page: Signal<PageInfo>, shown: Signal<usize>) -> impl IntoView {
    let address = Address::get();
    let path = use_location().pathname;
    let count = fill(Word::Shown, move || vec![("count", shown.get().to_string())]);
    // The link goes away with its page; the focus must not go with it.
    let link = move |cursor: &str, word: Word| {
        let href = format!("{}{}", path.get_untracked(), address.with("after", cursor).to_query_string());
        view! { <A href=href on:click=|_| focus("shown")>{t(word)}</A> }
    };
    let next = move || {
        let page = page.get();
        page.end_cursor.filter(|_| page.has_next_page).map(|cursor| link(&cursor, Word::NextPage))
    };
    let first = move || page.with(|page| page.has_previous_page).then(|| link("", Word::FirstPage));
    view! {
        <div class="pager">
            <p id="shown" role="status" tabindex="-1">{count}</p>
            {first}
            {next}
        </div>
    }
}
