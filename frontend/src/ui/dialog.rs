use leptos::{html, prelude::*};

use super::IconButton;
use crate::words::{Word, t};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// In the middle: a question that must be answered.
    #[default]
    Dialog,
    /// From the edge, on a phone from below: something to do beside the page.
    Sheet,
}

/// A native dialog: the browser holds the focus in, closes on Esc and gives the focus back.
#[component]
pub fn Dialog(
    id: &'static str,
    title: Signal<String>,
    open: Signal<bool>,
    /// Also when Esc closed it.
    on_close: Callback<()>,
    #[prop(optional)] shape: Shape,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            dialog.show_modal().expect("a dialog in the page that is not open can be shown");
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog
            id=id
            class="dialog"
            class:is-sheet=shape == Shape::Sheet
            node_ref=dialog
            aria-labelledby=labelled_by
            on:close=move |_| on_close.run(())
        >
            <div class="dialog-head">
                <h2 id=title_id>{title}</h2>
                <IconButton label=t(Word::Close) icon="close" on_press=on_close />
            </div>
            {children()}
        </dialog>
    }
}
