use leptos::prelude::*;

use super::frame::{Frame, described_by, invalid};
use crate::{
    numbers::grouped,
    words::{Word, fill},
};

/// Text of several lines; blank lines stay.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = 4)] rows: u32,
    /// The most characters; what remains is told when it becomes little. Nothing is cut off.
    #[prop(optional)]
    most: Option<usize>,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let over = move || {
        let most = most?;
        let typed = value.with(|text| text.chars().count());
        (typed * 10 > most * 9).then(|| {
            let count = move || grouped(value.with(|text| text.chars().count()) as u64);
            let gaps = move || vec![("typed", count()), ("most", grouped(most as u64))];
            view! { <p class="field-hint">{fill(Word::TextLength, gaps)}</p> }
        })
    };
    view! {
        <Frame id=id.clone() label hint error optional>
            <textarea
                id=id
                lang="vi"
                rows=rows
                autocapitalize="sentences"
                prop:value=value
                aria-describedby=described
                aria-invalid=invalid(error)
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            {over}
        </Frame>
    }
}
