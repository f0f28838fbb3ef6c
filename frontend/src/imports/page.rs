use leptos::prelude::*;

use super::{
    draft::Draft,
    earlier::Earlier,
    mapping::Mapping,
    outcome::{Outcome, Written},
    source::Source,
    undo::{Asking, UndoDialog},
};
use crate::{
    ui::{ErrorSummary, Heading},
    words::{Word, t},
};

/// Many records at once: the file, its columns, what was found, and what was imported before.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let draft = Draft::new();
    let found = move || {
        draft.checked.get().map(|import| {
            let mapping = import.check.clone().map(|check| {
                view! { <Mapping draft columns=check.columns fields=check.fields /> }
            });
            view! { {mapping} <Outcome draft import /> }
        })
    };
    let asking: Asking = RwSignal::new(None);
    let written = move || draft.done.get().map(|import| view! { <Written draft import asking /> });
    let undone = Callback::new(move |id: cynic::Id| {
        if draft.done.with_untracked(|done| done.as_ref().is_some_and(|done| done.id == id)) {
            draft.begin_again();
        }
    });
    view! {
        <Heading title=t(Word::ImportsTitle) />
        <p>{t(Word::ImportsLead)}</p>
        <ErrorSummary problems=draft.problems />
        <Source draft />
        {found}
        {written}
        <Earlier asking />
        <UndoDialog asking on_undone=undone />
    }
}
