use leptos::prelude::*;
use shared::tidy;

use super::frame::{Frame, described_by, invalid};

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
    /// What the browser may offer: `username`; nothing by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `words` for names, `sentences` for text, `none` for what is typed as it stands.
    #[prop(default = "sentences")]
    capitals: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let tidy_up = move |_| {
        let tidied = tidy(&value.get_untracked());
        if tidied != value.get_untracked() {
            value.set(tidied);
        }
    };
    view! {
        <Frame id=id.clone() label hint error optional>
            <input
                id=id
                type="text"
                lang="vi"
                autocomplete=autocomplete
                autocapitalize=capitals
                inputmode=inputmode
                spellcheck="false"
                prop:value=value
                aria-describedby=described
                aria-invalid=invalid(error)
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=tidy_up
            />
        </Frame>
    }
}
