//! All that an import has written goes; it asks first.
use leptos::{prelude::*, task::spawn_local};
use shared::ImportUndoInput;

use super::wire::{self, ImportSummary};
use crate::{
    api::Unanswered,
    session::Session,
    ui::{Actions, Button, Dialog, ErrorSummary, Kind, Problems, Toasts},
    words::{Word, fill, said, t},
};

/// Which import is asked about, if any.
pub type Asking = RwSignal<Option<ImportSummary>>;

/// Asks before it undoes.
#[component]
pub fn UndoButton(import: ImportSummary, asking: Asking) -> impl IntoView {
    let ask = Callback::new(move |()| asking.set(Some(import.clone())));
    view! { <Button label=t(Word::ImportsUndo) kind=Kind::Quiet on_press=ask /> }
}

#[component]
pub fn UndoDialog(asking: Asking, on_undone: Callback<cynic::Id>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let (problems, busy, unanswered) = (Problems::none(), RwSignal::new(false), Unanswered::nothing());
    let close = Callback::new(move |()| {
        problems.clear();
        asking.set(None);
    });
    let help = fill(Word::ImportsUndoHelp, move || {
        let import = asking.get();
        let (count, file) = import.map(|one| (one.written, one.file_name)).unwrap_or_default();
        vec![("count", count.to_string()), ("file", file)]
    });
    let press = Callback::new(move |()| {
        let Some(import) = asking.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        problems.clear();
        let mut input = ImportUndoInput { expected_version: import.version, idempotency_key: String::new() };
        input.idempotency_key = unanswered.key(import.id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = wire::undo(import.id, input).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(Ok(undone)) => {
                    let gaps = [("count", undone.written.to_string())];
                    toasts.say(said(Word::ImportsUndone, session.locale.get_untracked(), &gaps));
                    let _ = asking.try_set(None);
                    on_undone.run(undone.id);
                    session.changed();
                }
                Ok(Err(errors)) => {
                    let locale = session.locale.get_untracked();
                    problems.refused(wire::stale_is(Word::ImportsUndoStale, errors, locale), &[]);
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let open = Signal::derive(move || asking.with(Option::is_some));
    view! {
        <Dialog id="import-undo" title=t(Word::ImportsUndoTitle) open on_close=close>
            <ErrorSummary problems />
            <p>{help}</p>
            <Actions>
                <Button label=t(Word::ImportsKeep) on_press=close />
                <Button label=t(Word::ImportsUndo) kind=Kind::Danger busy on_press=press />
            </Actions>
        </Dialog>
    }
}
