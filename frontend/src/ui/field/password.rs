use leptos::prelude::*;

use super::frame::{Frame, described_by, invalid};
use crate::words::{Word, t};

/// A password. It may be pasted and seen; it is sent as it was typed, blanks and all.
#[component]
pub fn PasswordField(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    value: RwSignal<String>,
    /// `current-password` or `new-password`: a password manager goes by it.
    autocomplete: &'static str,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let seen = RwSignal::new(false);
    let (show, hide) = (t(Word::PasswordShow), t(Word::PasswordHide));
    let name = move || if seen.get() { hide.get() } else { show.get() };
    // The eye has the label of the field above; the ear needs the whole.
    let (short_show, short_hide) = (t(Word::PasswordShowShort), t(Word::PasswordHideShort));
    let short = move || if seen.get() { short_hide.get() } else { short_show.get() };
    let controls = id.clone();
    view! {
        <Frame id=id.clone() label hint error optional=false>
            <div class="field-line">
                <input
                    id=id
                    type=move || if seen.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=value
                    aria-describedby=described
                    aria-invalid=invalid(error)
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    class="button"
                    type="button"
                    aria-controls=controls
                    aria-label=name
                    on:click=move |_| seen.update(|seen| *seen = !*seen)
                >
                    {short}
                </button>
            </div>
        </Frame>
    }
}
