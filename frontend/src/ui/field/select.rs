use leptos::prelude::*;

use super::frame::{Frame, described_by, invalid};

/// Many options, one in sight: a filter, whose choice is in the address.
#[component]
pub fn Select(
    #[prop(into)] id: String,
    label: Signal<String>,
    /// The value in the address, and its word.
    options: Vec<(&'static str, Signal<String>)>,
    chosen: Memo<Option<String>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, label)| (value.to_owned(), label)).collect::<Vec<_>>();
    let chosen = Signal::derive(move || chosen.get().unwrap_or_default());
    view! {
        <Frame id=id.clone() label hint=None error=Signal::stored(None) optional=false>
            <Options id options=Signal::stored(options) chosen on_choose described=None invalid=None />
        </Frame>
    }
}

/// Many options, one in sight: a field of a form. Its first option is to choose nothing yet.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The value, and its word.
    #[prop(into)]
    options: Signal<Vec<(String, Signal<String>)>>,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let described = Some(described_by(&id, hint.is_some(), error));
    let invalid = Some(Signal::derive(invalid(error)));
    let choose = Callback::new(move |chosen| value.set(chosen));
    view! {
        <Frame id=id.clone() label hint error optional>
            <Options id options chosen=value.into() on_choose=choose described invalid />
        </Frame>
    }
}

/// Many options, one in sight, in a cell of a table: its column says what it is to the eye, and `label` to the ear.
#[component]
pub fn PlainSelect(
    label: Signal<String>,
    /// The value, and its word.
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(value, label): (String, String)| {
        let selected = {
            let value = value.clone();
            move || chosen.with(|chosen| *chosen == value)
        };
        view! { <option value=value prop:selected=selected>{label}</option> }
    };
    view! {
        <select aria-label=label on:change=move |event| on_choose.run(event_target_value(&event))>
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}

#[component]
fn Options(
    id: String,
    options: Signal<Vec<(String, Signal<String>)>>,
    chosen: Signal<String>,
    on_choose: Callback<String>,
    described: Option<Signal<Option<String>>>,
    invalid: Option<Signal<Option<&'static str>>>,
) -> impl IntoView {
    let option = move |(value, label): (String, Signal<String>)| {
        let selected = {
            let value = value.clone();
            move || chosen.with(|chosen| *chosen == value)
        };
        view! { <option value=value prop:selected=selected>{label}</option> }
    };
    view! {
        <select
            id=id
            aria-describedby=described
            aria-invalid=invalid
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}
