use leptos::prelude::*;

/// A short list of things that are too few or too unlike for a table.
#[component]
pub fn Items(
    /// The name of the list, where its heading does not say it.
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! { <ul class="items" aria-label=label>{children()}</ul> }
}

#[component]
pub fn Item(children: Children) -> impl IntoView {
    view! { <li class="item">{children()}</li> }
}

/// What belongs side by side in an [`Item`] while there is room.
#[component]
pub fn Line(children: Children) -> impl IntoView {
    view! { <div class="item-line">{children()}</div> }
}

/// Words as somebody typed them: their line breaks stay.
#[component]
pub fn Typed(text: String) -> impl IntoView {
    view! { <p class="typed" lang="vi">{text}</p> }
}

/// A photo, small, and a way to the whole of it. It is fetched when it comes into sight, and its place is kept until then.
#[component]
pub fn Preview(
    src: String,
    href: String,
    alt: String,
    /// What the way to the whole of it is called.
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <a class="preview" href=href target="_blank" rel="noopener noreferrer" aria-label=label>
            <img loading="lazy" width="240" height="180" src=src alt=alt lang="vi" />
        </a>
    }
}

/// Numbers in a row, each a way to what was counted.
#[component]
pub fn Counts(label: Signal<String>, children: Children) -> impl IntoView {
    view! { <nav aria-label=label><ul class="counts">{children()}</ul></nav> }
}

#[component]
pub fn Count(href: String, label: Signal<String>, count: i32, here: bool) -> impl IntoView {
    view! {
        <li><a href=href aria-current=here.then_some("true")>{label} " " <strong>{count}</strong></a></li>
    }
}
