use leptos::prelude::*;

use super::{Address, focus};
use crate::{
    api::PageInfo,
    words::{Word, fill, t},
};

/// How much of a list is shown, and the way on.
#[component]
pub fn Pager<F>(
    /// The page that is shown, and how many rows it has.
    page: F,
) -> impl IntoView
where
    F: Fn() -> (PageInfo, usize) + Send + Sync + 'static,
{
    pager(Box::new(page))
}

fn pager(page: Box<dyn Fn() -> (PageInfo, usize) + Send + Sync>) -> AnyView {
    let address = Address::get();
    let page = StoredValue::new(page);
    let now = move || page.with_value(|page| page());
    let count = fill(Word::Shown, move || vec![("count", now().1.to_string())]);
    // The link goes away with its page; the focus must not go with it.
    let link = move |cursor: &str, word: Word| {
        let href = address.with("after", cursor);
        view! { <a href=href on:click=|_| focus("shown")>{t(word)}</a> }
    };
    let next = move || {
        let (page, _) = now();
        page.end_cursor.filter(|_| page.has_next_page).map(|cursor| link(&cursor, Word::NextPage))
    };
    let first = move || now().0.has_previous_page.then(|| link("", Word::FirstPage));
    view! {
        <div class="pager">
            <p id="shown" role="status" tabindex="-1">{count}</p>
            {first}
            {next}
        </div>
    }
    .into_any()
}
