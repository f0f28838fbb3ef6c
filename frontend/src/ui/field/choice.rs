use leptos::prelude::*;

/// Few options, all in sight.
#[component]
pub fn Choice<T>(
    #[prop(into)] name: String,
    label: Signal<String>,
    options: Vec<(T, Signal<String>)>,
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let option = move |(value, label): (T, Signal<String>)| {
        let checked = Signal::derive(move || chosen.get() == value);
        view! { <Radio name=name.clone() label checked on_check=Callback::new(move |()| chosen.set(value)) /> }
    };
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            <div class="choice-options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Radio(
    name: String,
    label: Signal<String>,
    checked: Signal<bool>,
    on_check: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice-option">
            <input type="radio" name=name prop:checked=checked on:change=move |_| on_check.run(()) />
            <span>{label}</span>
        </label>
    }
}
