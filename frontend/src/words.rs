//! What the app says; the words are in `shared/locales`.
use leptos::prelude::*;

pub use shared::{Locale, Word};

use crate::session::Session;

/// The word in the language of the session; it changes when the language does.
pub fn t(word: Word) -> Signal<String> {
    let locale = Session::get().locale;
    Signal::derive(move || word.said(locale.get()).to_owned())
}

/// A sentence whose gaps may change.
pub fn fill(
    word: Word,
    gaps: impl Fn() -> Vec<(&'static str, String)> + Send + Sync + 'static,
) -> Signal<String> {
    let locale = Session::get().locale;
    Signal::derive(move || said(word, locale.get(), &gaps()))
}

/// A sentence said once: in a toast, in an error.
pub fn said(word: Word, locale: Locale, gaps: &[(&'static str, String)]) -> String {
    let gaps: Vec<_> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    word.fill(locale, &gaps)
}
