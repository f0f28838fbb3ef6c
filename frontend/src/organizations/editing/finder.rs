use leptos::prelude::*;

use super::draft::name_of;
use crate::{
    ui::{SearchInput, SelectField},
    words::{Word, t},
};

/// Chooses one of what a search found. What is chosen stays an option, whatever is searched for next.
#[component]
pub fn Finder(
    id: &'static str,
    label: Signal<String>,
    search: Word,
    none: Word,
    error: Signal<Option<String>>,
    value: RwSignal<String>,
    names: RwSignal<Vec<(String, String)>>,
    /// What the search found, as ids and names.
    found: Signal<Vec<(String, String)>>,
    on_search: Callback<String>,
    optional: bool,
) -> impl IntoView {
    Effect::new(move |_| {
        let found = found.get();
        names.update(|names| {
            let new = found.into_iter().filter(|(id, _)| names.iter().all(|(known, _)| known != id));
            let new: Vec<_> = new.collect();
            names.extend(new);
        });
    });
    let none = t(none);
    let options = Signal::derive(move || {
        let (chosen, found) = (value.get(), found.get());
        let is_missing = !chosen.is_empty() && found.iter().all(|(id, _)| *id != chosen);
        let kept = is_missing.then(|| (chosen.clone(), names.with(|names| name_of(names, &chosen))));
        let known = kept.into_iter().chain(found).map(|(id, name)| (id, Signal::stored(name)));
        [(String::new(), none)].into_iter().chain(known).collect::<Vec<_>>()
    });
    view! {
        <SearchInput
            id=format!("{id}-search")
            label=t(search)
            hint=t(Word::SearchHint)
            start=String::new()
            on_search=Callback::new(move |typed: String| on_search.run(typed.trim().to_owned()))
        />
        <SelectField id label error options value optional />
    }
}
