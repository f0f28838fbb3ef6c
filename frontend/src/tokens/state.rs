use leptos::prelude::*;
use shared::TokenState;

use super::scope_word::scope_word;
use crate::{
    ui::{Chip, Tone},
    words::{Word, t},
};

#[component]
pub fn StateChip(state: TokenState) -> impl IntoView {
    let (tone, icon, word) = match state {
        TokenState::Active => (Tone::Success, "active", Word::TokenActive),
        TokenState::Expired => (Tone::Neutral, "clock", Word::TokenExpired),
        TokenState::Revoked => (Tone::Neutral, "closed", Word::TokenRevoked),
    };
    view! { <Chip tone icon label=t(word) /> }
}

/// What it reads, in one line.
pub fn scope_line(scope: &[shared::Capability]) -> Signal<String> {
    let words: Vec<_> = scope.iter().map(|one| t(scope_word(*one))).collect();
    Signal::derive(move || words.iter().map(Signal::get).collect::<Vec<_>>().join(", "))
}
