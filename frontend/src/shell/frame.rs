use leptos::prelude::*;

use super::{places::Places, top_bar::TopBar};
use crate::{
    session::Session,
    ui::focus,
    words::{Word, t},
};

/// The bars around a page. Who is not signed in sees no places.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let session = Session::get();
    let signed_in = Memo::new(move |_| session.viewer.with(Option::is_some));
    let skip = move |event: web_sys::MouseEvent| {
        // The router would take `#main` for a page and leave the focus where it is.
        event.prevent_default();
        focus("main");
    };
    view! {
        <div class="frame" class:is-signed-out=move || !signed_in.get()>
            <a class="skip" href="#main" on:click=skip>{t(Word::Skip)}</a>
            <TopBar />
            {move || signed_in.get().then(|| view! { <Places /> })}
            <main id="main" tabindex="-1">{children()}</main>
        </div>
    }
}
