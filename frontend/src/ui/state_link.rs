use leptos::prelude::*;

use super::{Icon, Tone};

/// A state that is always in sight and leads to its cause. It is told when it changes, and takes little room on a
/// phone while there is nothing to do.
#[component]
pub fn StateLink(
    href: &'static str,
    /// A tone and a drawing.
    look: Signal<(Tone, &'static str)>,
    label: Signal<String>,
    is_calm: Signal<bool>,
) -> impl IntoView {
    let drawing = move || view! { <Icon name=look.get().1 /> };
    view! {
        <div class="state-link" class:is-calm=is_calm role="status">
            <a class="chip" href=href data-tone=move || look.get().0.name()>{drawing} <span>{label}</span></a>
        </div>
    }
}
