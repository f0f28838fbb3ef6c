use leptos::prelude::*;

use super::frame::{Frame, described_by, invalid};
use crate::numbers::{count, grouped};

/// A count. The value is what was typed; [`count`] reads it, also with dots between the thousands.
#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let tidy_up = move |_| {
        if let Some(number) = count(&value.get_untracked()) {
            value.set(grouped(number));
        }
    };
    view! {
        <Frame id=id.clone() label hint error optional>
            <input
                id=id
                class="is-short"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                prop:value=value
                aria-describedby=described
                aria-invalid=invalid(error)
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=tidy_up
            />
        </Frame>
    }
}
