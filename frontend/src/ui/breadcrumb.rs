use leptos::prelude::*;

use crate::words::{Word, t};

/// Where a page lies. The page itself is the heading that follows.
#[component]
pub fn Breadcrumb(
    /// Address and name, from the top.
    above: Vec<(&'static str, Signal<String>)>,
) -> impl IntoView {
    let step = |(href, name): (&'static str, Signal<String>)| view! { <li><a href=href>{name}</a></li> };
    view! {
        <nav class="breadcrumb" aria-label=t(Word::BreadcrumbLabel)>
            <ol>{above.into_iter().map(step).collect_view()}</ol>
        </nav>
    }
}
