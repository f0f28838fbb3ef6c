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

/// A photo, small; it is fetched when it comes into sight.
#[component]
pub fn Preview(src: String, alt: String) -> impl IntoView {
    view! { <img class="preview" loading="lazy" src=src alt=alt /> }
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
