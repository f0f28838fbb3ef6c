use std::time::Duration;

use leptos::prelude::*;

use super::{Button, Icon};
use crate::words::{Word, t};

/// Nothing for 200 ms: an answer that quick needs no sign, and a sign would only flicker.
#[component]
pub fn Waiting() -> impl IntoView {
    let slow = RwSignal::new(false);
    // `try_`: the answer may have come, and this view gone.
    set_timeout(
        move || {
            let _ = slow.try_set(true);
        },
        Duration::from_millis(200),
    );
    let bars = move || slow.get().then(|| (0..5).map(|_| view! { <span class="bar"></span> }).collect_view());
    view! {
        <div class="waiting" aria-busy="true">
            <p class="visually-hidden" role="status">{move || slow.get().then(|| t(Word::Opening).get())}</p>
            {bars}
        </div>
    }
}

/// A part that did not come: why, and the way to ask again. The rest of the page stays.
#[component]
pub fn Failed(why: Word, on_again: Callback<()>) -> impl IntoView {
    view! {
        <div class="failed" role="alert">
            <p><Icon name="alert" /> {t(why)}</p>
            <Button label=t(Word::Again) on_press=on_again />
        </div>
    }
}

/// Nothing is here: why, and the one thing to do.
#[component]
pub fn Empty(words: Signal<String>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="empty">
            <p role="status">{words}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// A remark that belongs to the page.
#[component]
pub fn Note(#[prop(default = "info")] icon: &'static str, children: Children) -> impl IntoView {
    view! { <div class="note" data-icon=icon><Icon name=icon /> <div>{children()}</div></div> }
}

/// What is being done now; it takes longer than a button can say.
#[component]
pub fn Progress(doing: RwSignal<Option<Word>>) -> impl IntoView {
    let bar = move || doing.get().map(|word| view! { <progress aria-label=t(word)></progress> });
    let words = move || doing.get().map(|word| t(word).get());
    view! { <div class="progress"><p role="status">{words}</p>{bar}</div> }
}
