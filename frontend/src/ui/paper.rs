//! A document on the screen, as it will stand on paper.
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Its parts, and beside them on a wide screen a list of them.
#[component]
pub fn Paper(
    /// What the list is called.
    label: Signal<String>,
    /// The id of a [`Part`] and its words.
    #[prop(into)]
    contents: Signal<Vec<(String, String)>>,
    children: Children,
) -> impl IntoView {
    let entry = |(id, words): (String, String)| {
        let href = format!("#{id}");
        let go = move |event: web_sys::MouseEvent| {
            // The router would take the mark for a page.
            event.prevent_default();
            lead_to(&id);
        };
        view! { <li><a href=href title=words.clone() on:click=go>{words.clone()}</a></li> }.into_any()
    };
    view! {
        <div class="paper">
            <nav class="contents" aria-label=label>
                <ol lang="vi">{move || contents.get().into_iter().map(entry).collect::<Vec<_>>()}</ol>
            </nav>
            <div class="paper-parts">{children()}</div>
        </div>
    }
}

/// One part, under its own heading.
#[component]
pub fn Part(id: String, label: String, title: String, children: Children) -> impl IntoView {
    let named = id.clone();
    view! {
        <section class="part" aria-labelledby=named>
            <h2 id=id tabindex="-1" lang="vi">{label} " " {title}</h2>
            {children()}
        </section>
    }
}

/// What a reader of the paper does not need: sources, remarks, buttons.
#[component]
pub fn OffPaper(children: Children) -> impl IntoView {
    view! { <div class="off-paper">{children()}</div> }
}

/// Written text: each line is a paragraph.
pub fn prose(text: &str) -> AnyView {
    let paragraph = |line: &str| view! { <p>{line.to_owned()}</p> }.into_any();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(paragraph);
    view! { <div class="prose" lang="vi">{lines.collect::<Vec<_>>()}</div> }.into_any()
}

/// What is there for who wants to know more.
#[component]
pub fn Fold(summary: Signal<String>, children: Children) -> impl IntoView {
    view! { <details class="fold"><summary>{summary}</summary>{children()}</details> }
}

/// Two texts that somebody compares.
#[component]
pub fn SideBySide(children: Children) -> impl IntoView {
    view! { <div class="side-by-side">{children()}</div> }
}

/// Its heading at the top, and the focus there.
pub fn lead_to(id: &str) {
    if let Some(heading) = document().get_element_by_id(id) {
        heading.scroll_into_view();
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}
