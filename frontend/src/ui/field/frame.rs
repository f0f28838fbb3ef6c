use leptos::prelude::*;

use crate::{
    ui::Icon,
    words::{Word, t},
};

/// What stands around every field: its label, what to type, what was wrong.
#[component]
pub fn Frame(
    #[prop(into)] id: String,
    label: Signal<String>,
    #[prop(optional_no_strip)] hint: Option<Signal<String>>,
    error: Signal<Option<String>>,
    /// Said in words where most fields of a form are required.
    optional: bool,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    let shown_error = move || {
        let id = error_id.clone();
        error.get().map(
            |words| view! { <p class="field-error" id=id><Icon name="alert" /> <span>{words}</span></p> },
        )
    };
    let optional = optional.then(|| view! { <span class="field-optional">" " {t(Word::Optional)}</span> });
    view! {
        <div class="field">
            <label for=id>{label} {optional}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            {shown_error}
            {children()}
        </div>
    }
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// What a screen reader says after the label: the error first.
pub fn described_by(id: &str, has_hint: bool, error: Signal<Option<String>>) -> Signal<Option<String>> {
    let (hint, error_id) = (has_hint.then(|| hint_id(id)), error_id(id));
    Signal::derive(move || {
        let error = error.with(Option::is_some).then(|| error_id.clone());
        match (error, hint.clone()) {
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
            (error, hint) => error.or(hint),
        }
    })
}

pub fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Copy {
    move || error.with(Option::is_some).then_some("true")
}
