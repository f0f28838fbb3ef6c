//! An import that is being made: what was chosen so far, and how far it has come.
use leptos::{prelude::*, task::spawn_local};
use shared::{ImportCheckInput, ImportColumnInput, ImportCommitInput, ImportKind, ImportPolicy, Word};

use super::wire::{self, CheckedImport, ImportSummary};
use crate::{
    api::{Unanswered, UploadError, upload},
    session::Session,
    ui::{PickedFile, Problem, Problems, Toasts},
    words::said,
};

/// The field of the file.
pub const FILE: &str = "import-file";

#[derive(Clone, Copy)]
pub struct Draft {
    pub kind: RwSignal<ImportKind>,
    pub problems: Problems,
    /// What is being done, while something is.
    pub doing: RwSignal<Option<Word>>,
    pub checked: RwSignal<Option<CheckedImport>>,
    /// Pairs of (column, key of its field), as the person has them now.
    pub mapping: RwSignal<Vec<(i32, String)>>,
    pub policy: RwSignal<ImportPolicy>,
    pub done: RwSignal<Option<ImportSummary>>,
    sha256: RwSignal<Option<String>>,
    unanswered: Unanswered,
    session: Session,
    toasts: Toasts,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            kind: RwSignal::new(ImportKind::Organizations),
            problems: Problems::none(),
            doing: RwSignal::new(None),
            checked: RwSignal::new(None),
            mapping: RwSignal::new(Vec::new()),
            policy: RwSignal::new(ImportPolicy::GoodRows),
            done: RwSignal::new(None),
            sha256: RwSignal::new(None),
            unanswered: Unanswered::nothing(),
            session: Session::get(),
            toasts: Toasts::get(),
        }
    }

    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.doing.with(Option::is_some))
    }

    /// From the beginning, of the same kind.
    pub fn begin_again(self) {
        self.problems.clear();
        self.checked.set(None);
        self.done.set(None);
        self.sha256.set(None);
    }

    pub fn choose(self, kind: ImportKind) {
        self.kind.set(kind);
        self.begin_again();
    }

    pub fn take(self, file: PickedFile) {
        if !self.begin(Word::ImportsSending) {
            return;
        }
        self.begin_again();
        spawn_local(async move {
            match upload(&file.content, &file.name).await {
                Ok(kept) => {
                    let _ = self.sha256.try_set(Some(kept.sha256.clone()));
                    self.look(kept.sha256, None).await;
                }
                Err(error) => {
                    let locale = self.session.locale.get_untracked();
                    // The server speaks of photos as well.
                    let words = match error {
                        UploadError::Kind(_) => said(Word::ImportsNoTable, locale, &[]),
                        error => error.said(locale),
                    };
                    self.problems.push(Problem { field: FILE.to_owned(), words });
                }
            }
            let _ = self.doing.try_set(None);
        });
    }

    /// Looks at the same file with other columns.
    pub fn check_again(self) {
        let Some(sha256) = self.sha256.get_untracked() else { return };
        if !self.begin(Word::ImportsChecking) {
            return;
        }
        let pairs = self.mapping.get_untracked().into_iter();
        let mapping = pairs.map(|(column, field)| ImportColumnInput { column, field }).collect();
        spawn_local(async move {
            self.look(sha256, Some(mapping)).await;
            let _ = self.doing.try_set(None);
        });
    }

    async fn look(self, sha256: String, mapping: Option<Vec<ImportColumnInput>>) {
        let _ = self.doing.try_set(Some(Word::ImportsChecking));
        let kind = self.kind.get_untracked();
        let mut input = ImportCheckInput { kind, sha256, mapping, idempotency_key: String::new() };
        input.idempotency_key = self.unanswered.key("", &input);
        match wire::check(input).await {
            Ok(Ok(import)) => {
                let columns = import.check.iter().flat_map(|check| &check.columns);
                let pairs = columns.filter_map(|column| Some((column.column, column.field.clone()?)));
                let _ = self.mapping.try_set(pairs.collect());
                let _ = self.checked.try_set(Some(import));
            }
            Ok(Err(errors)) => self.problems.refused(errors, &[(ImportCheckInput::SHA256, FILE)]),
            Err(error) => return self.problems.failed(&error),
        }
        self.unanswered.answered();
    }

    pub fn commit(self) {
        let Some(import) = self.checked.get_untracked() else { return };
        if !self.begin(Word::ImportsWriting) {
            return;
        }
        let policy =
            if import.faulty == 0 { ImportPolicy::AllOrNothing } else { self.policy.get_untracked() };
        let mut input =
            ImportCommitInput { policy, expected_version: import.version, idempotency_key: String::new() };
        input.idempotency_key = self.unanswered.key(import.id.inner(), &input);
        spawn_local(async move {
            let answer = wire::commit(import.id, input).await;
            let _ = self.doing.try_set(None);
            match answer {
                Ok(Ok(done)) => {
                    let gaps = [("count", done.written.to_string())];
                    self.toasts.say(said(Word::ImportsDone, self.session.locale.get_untracked(), &gaps));
                    let _ = self.checked.try_set(None);
                    let _ = self.done.try_set(Some(done));
                }
                Ok(Err(errors)) => {
                    let locale = self.session.locale.get_untracked();
                    self.problems.refused(wire::stale_is(Word::ImportsStale, errors, locale), &[]);
                }
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
            self.session.changed();
        });
    }

    fn begin(self, word: Word) -> bool {
        let is_free = self.doing.with_untracked(Option::is_none);
        if is_free {
            self.problems.clear();
            self.doing.set(Some(word));
        }
        is_free
    }
}
