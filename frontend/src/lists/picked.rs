use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::words::{Word, fill};

/// A row that can be picked for an act on several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub id: String,
    pub version: i32,
    pub name: String,
}

/// The rows that are picked. Only what is on the page can be.
#[derive(Clone, Copy)]
pub struct Picked {
    pub chosen: RwSignal<BTreeMap<String, Pick>>,
    pub on_page: RwSignal<Vec<Pick>>,
}

impl Picked {
    /// `page` tells what is on the page; what leaves it is picked no longer.
    pub fn of(page: impl Fn() -> Vec<Pick> + 'static) -> Self {
        let picked = Self { chosen: RwSignal::new(BTreeMap::new()), on_page: RwSignal::new(Vec::new()) };
        Effect::new(move |_| {
            let page = page();
            picked.chosen.update(|chosen| {
                *chosen = page
                    .iter()
                    .filter(|pick| chosen.contains_key(&pick.id))
                    .map(|pick| (pick.id.clone(), pick.clone()))
                    .collect();
            });
            picked.on_page.set(page);
        });
        provide_context(picked);
        picked
    }

    pub fn set(self, pick: &Pick, is_chosen: bool) {
        self.chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(pick.id.clone(), pick.clone());
            } else {
                chosen.remove(&pick.id);
            }
        });
    }

    pub fn clear(self) {
        let _ = self.chosen.try_update(BTreeMap::clear);
    }
}

/// The box at the end of a row that picks it.
#[component]
pub fn PickCell(picked: Picked, pick: Pick) -> impl IntoView {
    let (id, name) = (pick.id.clone(), pick.name.clone());
    let checked = move || picked.chosen.with(|chosen| chosen.contains_key(&id));
    let change = move |event: web_sys::Event| picked.set(&pick, event_target_checked(&event));
    let words = fill(Word::PickRow, move || vec![("name", name.clone())]);
    view! {
        <td data-kind="pick">
            <label class="pick">
                <input type="checkbox" prop:checked=checked on:change=change />
                <span class="visually-hidden">{words}</span>
            </label>
        </td>
    }
}
