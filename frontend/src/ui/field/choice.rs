use leptos::prelude::*;

/// Few options, all in sight.
#[component]
pub fn Choice<T>(
    name: &'static str,
    label: Signal<String>,
    options: Vec<(T, Signal<String>)>,
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let radio = |(value, label): (T, Signal<String>)| {
        let checked: Checked = Box::new(move || chosen.get() == value);
        (label, checked, Callback::new(move |()| chosen.set(value)))
    };
    choice(name, label, options.into_iter().map(radio).collect())
}

type Checked = Box<dyn Fn() -> bool + Send>;

fn choice(
    name: &'static str,
    label: Signal<String>,
    options: Vec<(Signal<String>, Checked, Callback<()>)>,
) -> AnyView {
    let option = |(label, checked, on_check): (Signal<String>, Checked, Callback<()>)| {
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name=name
                    prop:checked=checked
                    on:change=move |_| on_check.run(())
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            <div class="choice-options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
