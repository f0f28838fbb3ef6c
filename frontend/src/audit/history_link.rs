use leptos::prelude::*;
use shared::Capability;

use crate::{
    session::Session,
    words::{Word, t},
};

/// The way from a record to what became of it, for who may read that.
#[component]
pub fn HistoryLink(#[prop(into)] id: String) -> impl IntoView {
    let mut href = id;
    href.insert_str(0, "/lich-su/");
    Session::get().can(Capability::ReadAudit).then(|| {
        view! { <p><a href=href>{t(Word::HistoryOpen)}</a></p> }
    })
}
