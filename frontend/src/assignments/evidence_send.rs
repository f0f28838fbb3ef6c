//! A piece of evidence on its way: to the server, or to the queue where there is no network.
use leptos::{prelude::*, task::spawn_local};
use shared::{EvidenceAddInput, EvidenceKind};

use super::{
    acts::{self, Acted},
    evidence_draft::{EvidenceDraft, FIELDS, FILES, MOST_CHARS, TEXT, URL},
};
use crate::{
    api::{ApiError, UploadError, upload},
    device::now,
    outbox::{self, Item, State},
    ui::{PickedFile, Problem},
    words::Word,
};

impl EvidenceDraft {
    pub fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let text = Some(self.text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let url = with_scheme(self.url.get_untracked().trim());
        let kind = self.kind.get_untracked();
        match kind {
            EvidenceKind::Note if text.is_none() => self.problems.add(TEXT, Word::EvidenceTextMissing),
            EvidenceKind::Link if url.is_empty() => self.problems.add(URL, Word::EvidenceUrlMissing),
            EvidenceKind::File if self.picked.with_untracked(Vec::is_empty) => {
                self.problems.add(FILES, Word::EvidenceFileMissing);
            }
            _ => {}
        }
        if text.as_ref().is_some_and(|text| text.chars().count() > MOST_CHARS) {
            self.problems.add(TEXT, Word::AnswerTooLong);
        }
        if !self.problems.is_empty() {
            return;
        }
        let url = Some(url).filter(|_| kind == EvidenceKind::Link);
        self.busy.set(true);
        let Self { session, toasts, outbox, .. } = self;
        spawn_local(async move {
            let said = if kind == EvidenceKind::File {
                self.send_files(text).await
            } else {
                self.add(kind, text, url, None).await
            };
            if let Some(word) = said {
                if let Some(Some(key)) = self.mends.try_update_value(Option::take) {
                    outbox.take_out(&key).await;
                }
                if self.busy.try_set(false).is_none() {
                    self.text.set(String::new());
                    self.url.set(String::new());
                }
                toasts.say(word.said(session.locale.get_untracked()).to_owned());
            } else {
                let _ = self.busy.try_set(false);
            }
            session.changed();
        });
    }

    /// One after the other; what could not be sent stays picked.
    async fn send_files(self, text: Option<String>) -> Option<Word> {
        let mut said = None;
        while let Some(Some(file)) =
            self.picked.try_update(|picked| (!picked.is_empty()).then(|| picked.remove(0)))
        {
            said = self.add(EvidenceKind::File, text.clone(), None, Some(&file)).await;
            if said.is_none() {
                let _ = self.picked.try_update(|picked| picked.insert(0, file));
                return None;
            }
        }
        said
    }

    /// What to say when it was added or waits; none if something is wrong, which is said at the form.
    async fn add(
        self,
        kind: EvidenceKind,
        text: Option<String>,
        url: Option<String>,
        file: Option<&PickedFile>,
    ) -> Option<Word> {
        let name = file.map(|file| file.name.clone());
        let content = serde_json::to_string(&(kind.tag(), &text, &url, &name, file.map(|file| file.size)));
        let idempotency_key = self.unanswered.key(content.unwrap_or_default());
        let input = EvidenceAddInput { kind, text, url, sha256: None, file_name: name, idempotency_key };
        let item = self.for_the_queue(&input);
        let answer = match self.go(input, file).await {
            Err(UploadError::Refused(words) | UploadError::Kind(words)) => {
                self.problems.push(Problem { field: FILES.to_owned(), words });
                return None;
            }
            Err(UploadError::Failed(ApiError::Network(cause))) => {
                if self.outbox.put(item, file.map(|file| &file.content)).await {
                    self.unanswered.answered();
                    return Some(Word::OutboxKept);
                }
                Err(ApiError::Network(cause))
            }
            Err(UploadError::Failed(error)) => Err(error),
            Ok(acted) => Ok(acted),
        };
        match answer {
            Ok(Acted::Refused(errors)) => self.problems.refused(errors, &FIELDS),
            Ok(_) => {
                self.unanswered.answered();
                return Some(Word::EvidenceAdded);
            }
            Err(error) => {
                self.problems.failed(&error);
                return None;
            }
        }
        self.unanswered.answered();
        None
    }

    /// The file first, then what it proves.
    async fn go(self, mut input: EvidenceAddInput, file: Option<&PickedFile>) -> Result<Acted, UploadError> {
        let (id, ..) = self.of.get_value();
        if let Some(file) = file {
            input.sha256 = Some(upload(&file.content, &file.name).await?.sha256);
        }
        acts::add_evidence(id, input).await.map_err(UploadError::Failed)
    }

    fn for_the_queue(self, input: &EvidenceAddInput) -> Item {
        let (id, title, place) = self.of.get_value();
        let words = [input.text.clone(), input.url.clone()];
        Item {
            key: input.idempotency_key.clone(),
            account: self.session.login_now(),
            at: now(),
            act: outbox::Act::EvidenceAdd,
            subject: id.inner().to_owned(),
            title,
            text: words.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            body: acts::evidence_written(id, input.clone()),
            form: outbox::Form { place, content: untrack(|| self.typed_as_kept()) },
            file_name: input.file_name.clone(),
            state: State::Waiting,
            faults: Vec::new(),
            tries: 0,
        }
    }
}

/// People leave out what every address begins with.
fn with_scheme(url: &str) -> String {
    if url.is_empty() || url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}
