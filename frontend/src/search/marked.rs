use leptos::prelude::*;

use super::wire::SearchPart;

/// A text with what was asked for marked in it.
#[component]
pub fn Marked(parts: Vec<SearchPart>) -> impl IntoView {
    let part = |SearchPart { text, is_match }: SearchPart| {
        if is_match { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    view! { <span lang="vi">{parts.into_iter().map(part).collect_view()}</span> }
}
