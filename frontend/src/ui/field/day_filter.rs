use leptos::prelude::*;

use super::DateField;
use crate::{calendar::Day, ui::Address};

/// The day by which a page is read, kept in the address; an empty field is what the hint says.
#[component]
pub fn DayFilter(
    id: &'static str,
    label: Signal<String>,
    hint: Signal<String>,
    /// Under which key it stands in the address.
    key: &'static str,
) -> impl IntoView {
    let address = Address::get();
    let day = address.value(key);
    let chosen = RwSignal::new(day.get_untracked().unwrap_or_default());
    // What is being typed is no day yet.
    Effect::new(move |_| {
        let chosen = chosen.get();
        let is_whole = chosen.is_empty() || Day::of_iso(&chosen).is_some();
        if is_whole && day.get_untracked().unwrap_or_default() != chosen {
            address.type_in(key, &chosen);
        }
    });
    Effect::new(move |_| chosen.set(day.get().unwrap_or_default()));
    view! { <DateField id label hint value=chosen /> }
}
