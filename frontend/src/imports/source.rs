//! What is imported, the template for it, and the file.
use leptos::prelude::*;
use shared::ImportKind;

use super::{
    draft::{Draft, FILE},
    kind_word::kind_word,
};
use crate::{
    session::Session,
    ui::{Card, Choice, DownloadButton, FileDrop, Note, Progress},
    words::{Word, fill, t},
};

const MOST_BYTES: u64 = 10 * 1024 * 1024;
const ACCEPT: &str =
    ".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[component]
pub fn Source(draft: Draft) -> impl IntoView {
    let session = Session::get();
    let kinds = move || {
        let kinds = ImportKind::ALL.into_iter().filter(|kind| session.can(kind.capability()));
        kinds.map(|kind| (kind, t(kind_word(kind)))).collect::<Vec<_>>()
    };
    let chosen = RwSignal::new(draft.kind.get_untracked());
    Effect::new(move |before: Option<ImportKind>| {
        let kind = chosen.get();
        if before.is_some_and(|before| before != kind) {
            draft.choose(kind);
        }
        kind
    });
    let template = Signal::derive(move || ["/imports/templates/", draft.kind.get().tag(), ".xlsx"].concat());
    let note = move || {
        let is_of_accounts = draft.kind.get() == ImportKind::Accounts;
        is_of_accounts.then(|| view! { <Note>{t(Word::ImportsAccountsNote)}</Note> })
    };
    let hint = fill(Word::ImportsFileHint, || {
        vec![("most", [&(MOST_BYTES >> 20).to_string(), "\u{a0}MB"].concat())]
    });
    view! {
        <Card title=t(Word::ImportsSource)>
            <Choice name="import-kind" label=t(Word::ImportsKind) options=kinds() chosen />
            {note}
            <p><DownloadButton href=template label=t(Word::ImportsTemplate) /></p>
            <FileDrop
                id=FILE
                label=t(Word::ImportsFile)
                hint
                accept=ACCEPT
                most_bytes=MOST_BYTES
                error=draft.problems.beside(FILE)
                on_pick=Callback::new(move |file| draft.take(file))
            />
            <Progress doing=draft.doing />
        </Card>
    }
}
