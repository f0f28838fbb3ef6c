use leptos::prelude::*;

use super::Icon;

/// What is known of a record, as names and values.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

#[component]
pub fn Fact(label: Signal<String>, children: Children) -> impl IntoView {
    view! { <div><dt>{label}</dt><dd>{children()}</dd></div> }
}

/// A part of a page, with its own heading.
#[component]
pub fn Card(
    #[prop(into)] title: Signal<String>,
    /// For a link to it, and for the form inside.
    #[prop(optional)]
    id: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! { <section class="card"><h2 id=id>{title}</h2>{children()}</section> }
}

/// The fields of one act, and its button.
#[component]
pub fn Form(
    /// The id of the heading that names it.
    #[prop(into)]
    labelled_by: String,
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    // Ctrl+Enter sends from a field of several lines too.
    let keys = move |event: web_sys::KeyboardEvent| {
        let composing = event.is_composing() || event.key_code() == 229;
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !composing {
            event.prevent_default();
            on_submit.run(());
        }
    };
    view! {
        <form class="form" aria-labelledby=labelled_by novalidate on:submit=submit on:keydown=keys>
            {children()}
        </form>
    }
}

/// What narrows a list.
#[component]
pub fn Filters(children: Children) -> impl IntoView {
    view! { <div class="filters">{children()}</div> }
}

/// Links and buttons that belong to a whole page.
#[component]
pub fn Toolbar(children: Children) -> impl IntoView {
    view! { <div class="toolbar">{children()}</div> }
}

/// What a page found, in a sentence: it is read first.
#[component]
pub fn Lead(words: Signal<String>) -> impl IntoView {
    view! { <p class="lead">{words}</p> }
}

/// Words of less weight than what stands beside them.
#[component]
pub fn Muted(children: Children) -> impl IntoView {
    view! { <span class="muted">{children()}</span> }
}

/// Words for the ear alone, where the eye sees the same otherwise.
#[component]
pub fn Spoken(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}

/// A page with one thing to do, in the middle.
#[component]
pub fn Narrow(children: Children) -> impl IntoView {
    view! { <div class="narrow">{children()}</div> }
}

/// Ways on from a page, each a card with a sentence.
#[component]
pub fn Doors(children: Children) -> impl IntoView {
    view! { <ul class="doors">{children()}</ul> }
}

#[component]
pub fn Door(
    href: &'static str,
    icon: &'static str,
    title: Signal<String>,
    about: Signal<String>,
) -> impl IntoView {
    view! {
        <li class="door">
            <Icon name=icon />
            <div><a href=href>{title}</a><p>{about}</p></div>
        </li>
    }
}
