use leptos::prelude::*;

/// One thing that holds or not.
#[component]
pub fn Checkbox(#[prop(into)] id: String, label: Signal<String>, checked: RwSignal<bool>) -> impl IntoView {
    let change = move |event: web_sys::Event| checked.set(event_target_checked(&event));
    view! {
        <label class="checkbox">
            <input id=id type="checkbox" prop:checked=checked on:change=change />
            <span>{label}</span>
        </label>
    }
}
