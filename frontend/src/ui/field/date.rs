use leptos::{html, prelude::*};

use super::frame::{Frame, described_by, invalid};
use crate::{
    calendar::Day,
    session::Session,
    ui::IconButton,
    words::{Word, t},
};

/// A day, typed as people write it. The value is ISO, or what was typed if that is no day.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(shown(&value.get_untracked()));
    let left = RwSignal::new(true);
    let read =
        move |text: &str| Day::typed(text, session.today()).map_or_else(|| text.trim().to_owned(), Day::iso);
    // Set from outside: by an undo, by a draft that was found.
    Effect::new(move |_| {
        let value = value.get();
        if value != read(&typed.get_untracked()) {
            typed.set(shown(&value));
        }
    });
    let tidy_up = move |_| {
        left.set(true);
        typed.set(shown(&value.get_untracked()));
    };
    let own_error = t(Word::DateUnreadable);
    let error = Signal::derive(move || {
        let wrong = left.get() && value.with(|value| !value.is_empty() && Day::of_iso(value).is_none());
        error.get().or_else(|| wrong.then(|| own_error.get()))
    });
    let hint = hint.unwrap_or_else(|| t(Word::DateHint));
    let described = described_by(&id, true, error);

    let picker = NodeRef::<html::Input>::new();
    let open = Callback::new(move |()| {
        if let Some(picker) = picker.get_untracked() {
            let _ = picker.show_picker();
        }
    });
    let pick = move |event: web_sys::Event| {
        let day = event_target_value(&event);
        if !day.is_empty() {
            typed.set(shown(&day));
            value.set(day);
        }
    };
    view! {
        <Frame id=id.clone() label hint=Some(hint) error optional>
            <div class="field-line is-short">
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=typed
                    aria-describedby=described
                    aria-invalid=invalid(error)
                    on:input=move |event| {
                        left.set(false);
                        typed.set(event_target_value(&event));
                        value.set(read(&typed.get_untracked()));
                    }
                    on:blur=tidy_up
                />
                <span class="field-picker">
                    <IconButton label=t(Word::DatePick) icon="calendar" on_press=open />
                    <input type="date" tabindex="-1" aria-hidden="true" node_ref=picker prop:value=value on:change=pick />
                </span>
            </div>
        </Frame>
    }
}

fn shown(value: &str) -> String {
    Day::of_iso(value).map_or_else(|| value.to_owned(), Day::shown)
}
