use leptos::prelude::*;

use super::Icon;
use crate::words::{Word, t};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do here; it submits its form.
    Submit,
    Primary,
    #[default]
    Plain,
    /// What takes something away.
    Danger,
    /// Looks like a link, acts like a button.
    Quiet,
}

#[component]
pub fn Button(
    /// Verb and object: "Lưu tên mới".
    label: Signal<String>,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] icon: Option<&'static str>,
    /// While the act runs: the button says so, keeps the focus and does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    let press = move |event: web_sys::MouseEvent| {
        if busy.get_untracked() {
            return event.prevent_default();
        }
        if let Some(press) = on_press {
            press.run(());
        }
    };
    let working = t(Word::Working);
    let words = move || if busy.get() { working.get() } else { label.get() };
    view! {
        <button
            class="button"
            class:is-primary=matches!(kind, Kind::Submit | Kind::Primary)
            class:is-danger=kind == Kind::Danger
            class:is-quiet=kind == Kind::Quiet
            type=if kind == Kind::Submit { "submit" } else { "button" }
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{words}</span>
        </button>
    }
}

/// Looks like a button, leads to another page.
#[component]
pub fn LinkButton(
    href: String,
    label: Signal<String>,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional)] is_primary: bool,
) -> impl IntoView {
    view! {
        <a class="button" class:is-primary=is_primary href=href>
            {icon.map(|name| view! { <Icon name /> })}
            <span>{label}</span>
        </a>
    }
}

/// Looks like a button, fetches a file.
#[component]
pub fn DownloadButton(#[prop(into)] href: Signal<String>, label: Signal<String>) -> impl IntoView {
    view! { <a class="button" href=href download=""><Icon name="download" /><span>{label}</span></a> }
}

/// A button that shows a drawing alone; its words are for the ear and the pointer that rests.
#[component]
pub fn IconButton(
    label: Signal<String>,
    icon: &'static str,
    /// There is nothing to do for it now; it keeps its place and the focus.
    #[prop(optional, into)]
    off: Signal<bool>,
    on_press: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        if !off.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=label
            title=label
            aria-disabled=move || off.get().then_some("true")
            on:click=press
        >
            <Icon name=icon />
        </button>
    }
}

/// The buttons at the end of a form or a dialog.
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    view! { <div class="actions">{children()}</div> }
}
