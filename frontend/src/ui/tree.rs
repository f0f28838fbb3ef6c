use leptos::prelude::*;

/// Things that lie within one another. A plain nested list: a reader hears its levels, and every line is a link.
#[component]
pub fn Tree(label: Signal<String>, children: Children) -> impl IntoView {
    view! { <ul class="tree" aria-label=label>{children()}</ul> }
}

#[component]
pub fn Branch(line: AnyView, below: Vec<AnyView>) -> impl IntoView {
    let below = (!below.is_empty()).then(|| view! { <ul>{below}</ul> });
    view! { <li><div class="branch">{line}</div>{below}</li> }
}
