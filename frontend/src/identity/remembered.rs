//! Who sat here last: the app opens for them without a network, for the server cannot be asked then, and shows what
//! they read last. Both are forgotten as soon as the server says that nobody, or somebody else, sits here.
use leptos::task::spawn_local;

use super::Viewer;
use crate::{api::Json, device::answers, session};

const PLACE: &str = "densach.viewer";

pub fn remember(viewer: &Viewer) {
    if remembered().is_some_and(|before| before.login != viewer.login) {
        forget();
    }
    answers::read_by(&viewer.login);
    if let Ok(text) = serde_json::to_string(viewer) {
        session::keep(PLACE, &text);
    }
}

pub fn remembered() -> Option<Viewer> {
    Json::parse(&session::kept(PLACE)?)?.read().ok()
}

pub fn forget() {
    answers::read_by("");
    session::forget(PLACE);
    spawn_local(answers::erase());
}
