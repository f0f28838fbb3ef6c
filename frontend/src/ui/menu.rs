use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::Icon;

/// A button that opens a few more things to do. It closes on Esc, on a press elsewhere and when the focus leaves.
#[component]
pub fn Menu(
    label: Signal<String>,
    icon: &'static str,
    /// The label is heard, not seen, where there is little room.
    #[prop(optional)]
    only_icon: bool,
    /// Links and buttons; a press on one closes the menu.
    children: Children,
) -> impl IntoView {
    let menu = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(menu) = menu.try_get_untracked().flatten() {
            menu.set_open(false);
        }
    };
    let outside = move |target: Option<web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        menu.try_get_untracked().flatten().is_some_and(|menu| !menu.contains(node.as_ref()))
    };
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        if outside(event.target()) {
            close();
        }
    });
    on_cleanup(move || pressed.remove());
    let left = move |event: web_sys::FocusEvent| {
        if event.related_target().is_some() && outside(event.related_target()) {
            close();
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let open = menu.get_untracked().is_some_and(|menu| menu.open());
        if event.key() == "Escape" && open {
            event.stop_propagation();
            close();
            if let Some(summary) = menu.get_untracked().and_then(|menu| menu.first_element_child()) {
                let _ = summary.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        }
    };
    view! {
        <details class="menu" class:is-icon=only_icon node_ref=menu on:focusout=left on:keydown=keys>
            <summary><Icon name=icon /> <span>{label}</span></summary>
            <div class="menu-list" on:click=move |_| close()>{children()}</div>
        </details>
    }
}
