use leptos::prelude::*;
use shared::Capability;

use crate::{
    session::Session,
    words::{Word, t},
};

/// The way from a record to what became of it, for who may read that.
#[component]
pub fn HistoryLink(#[prop(into)] id: String) -> impl IntoView {
    Session::get().can(Capability::ReadAudit).then(|| {
        view! { <p><a href=format!("/lich-su/{id}")>{t(Word::HistoryOpen)}</a></p> }
    })
}
