use leptos::prelude::*;

use super::Icon;

/// What a state means for the one who reads it; the palette of `ux.md` has a pair for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Not begun, or ended: nothing to do.
    Neutral,
    /// On its way.
    Info,
    /// Somebody is waited for.
    Waiting,
    Success,
    /// Late, returned, refused.
    Danger,
}

impl Tone {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Waiting => "waiting",
            Self::Success => "success",
            Self::Danger => "danger",
        }
    }
}

/// A state: a drawing and a word, never colour alone.
#[component]
pub fn Chip(tone: Tone, icon: &'static str, label: Signal<String>) -> impl IntoView {
    view! { <span class="chip" data-tone=tone.name()><Icon name=icon /> {label}</span> }
}
