use leptos::prelude::*;

use super::frame::{described_by, invalid};
use crate::ui::Icon;

/// Several of a few, all in sight.
#[component]
pub fn Checkboxes(
    id: &'static str,
    label: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    options: Vec<(Signal<String>, RwSignal<bool>)>,
) -> impl IntoView {
    let described = described_by(id, false, error);
    let option = |(label, checked): (Signal<String>, RwSignal<bool>)| {
        let change = move |event: web_sys::Event| checked.set(event_target_checked(&event));
        view! {
            <label class="choice-option">
                <input type="checkbox" prop:checked=checked on:change=change />
                <span>{label}</span>
            </label>
        }
    };
    let shown_error = move || {
        let words = error.get()?;
        let id = [id, "-error"].concat();
        Some(view! { <p class="field-error" id=id><Icon name="alert" /> <span>{words}</span></p> })
    };
    view! {
        <fieldset
            class="choice"
            id=id
            tabindex="-1"
            aria-describedby=described
            data-invalid=invalid(error)
        >
            <legend>{label}</legend>
            {shown_error}
            <div class="choice-options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}
