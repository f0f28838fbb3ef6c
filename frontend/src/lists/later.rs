use leptos::{prelude::*, task::spawn_local};

use crate::parts::{Loading, View};

/// A piece of a page that comes in a part of its own. If it does not come, the page does without it.
#[component]
pub fn Later(load: fn() -> Loading) -> impl IntoView {
    let piece = RwSignal::new(None::<View>);
    spawn_local(async move {
        if let Ok(view) = load().await {
            let _ = piece.try_set(Some(view));
        }
    });
    move || piece.get().map(|view| view(Signal::stored(String::new())))
}
