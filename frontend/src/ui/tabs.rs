use leptos::prelude::*;

use super::{Address, focus};

/// One of several views of the same thing.
#[derive(Clone, Copy)]
pub struct Tab {
    /// Its value in the address; the first tab's is left out there.
    pub value: &'static str,
    pub label: Signal<String>,
}

/// Tabs whose choice is in the address. Arrows walk and choose; Tab goes on into the panel.
#[component]
pub fn Tabs<F>(
    label: Signal<String>,
    /// The key in the address.
    key: &'static str,
    tabs: Vec<Tab>,
    /// The panel of the tab with this value.
    panel: F,
) -> impl IntoView
where
    F: Fn(&'static str) -> AnyView + Send + 'static,
{
    let address = Address::get();
    let value = address.value(key);
    let values: Vec<_> = tabs.iter().map(|tab| tab.value).collect();
    let known = values.clone();
    let chosen = Memo::new(move |_| {
        let value = value.get();
        let found = known.iter().find(|known| Some(**known) == value.as_deref());
        *found.or_else(|| known.first()).expect("there are tabs")
    });
    let first = values[0];
    let choose = Callback::new(move |value: &'static str| {
        address.choose(key, if value == first { "" } else { value });
        focus(&tab_id(key, value));
    });
    let walk = Callback::new(move |pressed: String| {
        let last = values.len() - 1;
        let at = values.iter().position(|value| *value == chosen.get_untracked()).unwrap_or(0);
        let to = match pressed.as_str() {
            "ArrowRight" => (at + 1) % values.len(),
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return false,
        };
        choose.run(values[to]);
        true
    });
    let tab = move |Tab { value, label }: Tab| {
        let is_chosen = move || chosen.get() == value;
        let keys = move |event: web_sys::KeyboardEvent| {
            if walk.run(event.key()) {
                event.prevent_default();
            }
        };
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(key, value)
                aria-selected=move || is_chosen().to_string()
                aria-controls=panel_id(key)
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| choose.run(value)
                on:keydown=keys
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label>{tabs.into_iter().map(tab).collect_view()}</div>
        <div
            class="tab-panel"
            role="tabpanel"
            id=panel_id(key)
            tabindex="0"
            aria-labelledby=move || tab_id(key, chosen.get())
        >
            {move || panel(chosen.get())}
        </div>
    }
}

/// Another tab, chosen from elsewhere on the page.
pub fn choose_tab(address: Address, key: &'static str, value: &'static str) {
    address.choose(key, value);
    focus(&tab_id(key, value));
}

fn tab_id(key: &str, value: &str) -> String {
    format!("tab-{key}-{value}")
}

fn panel_id(key: &str) -> String {
    format!("panel-{key}")
}
