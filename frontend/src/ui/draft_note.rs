use leptos::prelude::*;

use super::{Button, Kind, Note};
use crate::{
    drafts::Draft,
    words::{Word, t},
};

/// What stands in the form was found on the device; it can go.
#[component]
pub fn DraftNote(draft: Draft, on_throw_away: Callback<()>) -> impl IntoView {
    move || {
        draft.restored.get().then(|| {
            view! {
                <Note icon="draft">
                    <p>{t(Word::DraftRestored)}</p>
                    <Button label=t(Word::DraftThrowAway) kind=Kind::Quiet on_press=on_throw_away />
                </Note>
            }
        })
    }
}
