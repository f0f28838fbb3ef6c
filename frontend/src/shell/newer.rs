use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    session::Session,
    ui::Button,
    words::{Word, t},
};

thread_local! {
    /// The bar is made anew when somebody signs in; that a version waits is known once.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// A new version waits. It never comes over a form that holds something unsent: only a press brings it, and there is
/// nothing to press before that is sent or thrown away.
#[component]
pub fn Newer() -> impl IntoView {
    let session = Session::get();
    let waits = RwSignal::new(WAITS.get());
    let told = window_event_listener_untyped("densach:newer", move |_| {
        WAITS.set(true);
        waits.set(true);
    });
    on_cleanup(move || told.remove());
    let is_touched = Memo::new(move |_| session.unsent.with(|forms| !forms.is_empty()));
    let renew = Callback::new(move |()| {
        // load.js knows how the versions change places.
        if let Ok(event) = web_sys::Event::new("densach:renew") {
            let _ = window().dispatch_event(&event);
        }
    });
    let words = move || if is_touched.get() { t(Word::NewerUnsent) } else { t(Word::NewerReady) };
    let button =
        move || (!is_touched.get()).then(|| view! { <Button label=t(Word::NewerReload) on_press=renew /> });
    move || {
        waits.get().then(|| {
            view! {
                <aside class="banner is-newer" aria-label=t(Word::NewerLabel)>
                    <p role="status">{words}</p>
                    {button}
                </aside>
            }
        })
    }
}
