use leptos::{prelude::*, task::spawn_local};
use shared::{EvidenceAddInput, EvidenceKind};

use super::{
    acts::{self, Acted},
    kept,
    unanswered::Unanswered,
};
use crate::{
    api::upload,
    session::{self, Session},
    ui::{
        Button, Choice, ErrorSummary, FilePicker, Form, PickedFile, Problem, Problems, TextArea, TextField,
        Toasts,
    },
    words::{Word, t},
};

const MOST_BYTES: u64 = 10_000_000;
const ACCEPT: &str = "image/*,application/pdf,.pdf,.docx,.xlsx";
const TEXT: &str = "evidence-text";
const URL: &str = "evidence-url";
const FILES: &str = "evidence-files";

#[derive(Clone, Copy)]
struct Draft {
    assignment: StoredValue<cynic::Id>,
    kind: RwSignal<EvidenceKind>,
    text: RwSignal<String>,
    url: RwSignal<String>,
    picked: RwSignal<Vec<PickedFile>, LocalStorage>,
    problems: Problems,
    busy: RwSignal<bool>,
    unanswered: Unanswered,
    session: Session,
    toasts: Toasts,
}

/// Adds what proves it: photos and files, an address, or a few words.
#[component]
pub fn EvidenceForm(assignment: cynic::Id) -> impl IntoView {
    let session = Session::get();
    let place = kept::place(session, assignment.inner()) + ".evidence";
    let draft = Draft {
        assignment: StoredValue::new(assignment),
        kind: RwSignal::new(EvidenceKind::File),
        text: RwSignal::new(session::kept(&place).unwrap_or_default()),
        url: RwSignal::new(String::new()),
        picked: RwSignal::new_local(Vec::new()),
        problems: Problems::none(),
        busy: RwSignal::new(false),
        unanswered: Unanswered::none(),
        session,
        toasts: Toasts::get(),
    };
    // Words that were typed outlive the page.
    Effect::new(move |before: Option<bool>| {
        let text = draft.text.get();
        if !text.is_empty() {
            session::keep(&place, &text);
        } else if before == Some(true) {
            session::forget(&place);
        }
        !text.is_empty()
    });
    let kinds = vec![
        (EvidenceKind::File, t(Word::EvidenceFile)),
        (EvidenceKind::Note, t(Word::EvidenceNote)),
        (EvidenceKind::Link, t(Word::EvidenceLink)),
    ];
    let problems = draft.problems;
    let before = move || match draft.kind.get() {
        EvidenceKind::Note => None,
        EvidenceKind::Link => Some(
            view! {
                <TextField id=URL label=t(Word::EvidenceUrl) error=problems.beside(URL) value=draft.url
                    autocomplete="url" capitals="none" inputmode="url" />
            }
            .into_any(),
        ),
        EvidenceKind::File => Some(
            view! {
                <FilePicker id=FILES label=t(Word::EvidenceFiles) accept=ACCEPT most_bytes=MOST_BYTES
                    error=problems.beside(FILES) picked=draft.picked />
            }
            .into_any(),
        ),
    };
    let (note, about) = (t(Word::EvidenceNote), t(Word::EvidenceAbout));
    let label =
        Signal::derive(move || if draft.kind.get() == EvidenceKind::Note { note.get() } else { about.get() });
    view! {
        <Form labelled_by="evidence-add-title" on_submit=Callback::new(move |()| draft.send())>
            <h3 id="evidence-add-title">{t(Word::EvidenceAddTitle)}</h3>
            <ErrorSummary problems />
            <Choice name="evidence-kind" label=t(Word::EvidenceKindLabel) options=kinds chosen=draft.kind />
            {before}
            <TextArea id=TEXT label error=problems.beside(TEXT) value=draft.text most=2_000 rows=3 />
            <Button
                label=t(Word::EvidenceAdd)
                icon="plus"
                busy=draft.busy
                on_press=Callback::new(move |()| draft.send())
            />
        </Form>
    }
}

impl Draft {
    fn send(self) {
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
        if text.as_ref().is_some_and(|text| text.chars().count() > 2_000) {
            self.problems.add(TEXT, Word::AnswerTooLong);
        }
        if !self.problems.is_empty() {
            return;
        }
        let url = Some(url).filter(|_| kind == EvidenceKind::Link);
        self.busy.set(true);
        spawn_local(async move {
            let done = if kind == EvidenceKind::File {
                self.send_files(text).await
            } else {
                self.add(kind, text, url, None).await
            };
            if self.busy.try_set(false).is_none() && done {
                self.text.set(String::new());
                self.url.set(String::new());
                let words = Word::EvidenceAdded.said(self.session.locale.get_untracked());
                self.toasts.say(words.to_owned());
            }
            self.session.changed();
        });
    }

    /// One after the other; what could not be sent stays picked.
    async fn send_files(self, text: Option<String>) -> bool {
        while let Some(Some(file)) =
            self.picked.try_update(|picked| (!picked.is_empty()).then(|| picked.remove(0)))
        {
            let sent = match upload(&file.content, &file.name).await {
                Ok(kept) => {
                    let file = Some((kept.sha256, file.name.clone()));
                    self.add(EvidenceKind::File, text.clone(), None, file).await
                }
                Err(error) => {
                    let words = error.said(self.session.locale.get_untracked());
                    self.problems.push(Problem { field: FILES.to_owned(), words });
                    false
                }
            };
            if !sent {
                let _ = self.picked.try_update(|picked| picked.insert(0, file));
                return false;
            }
        }
        true
    }

    async fn add(
        self,
        kind: EvidenceKind,
        text: Option<String>,
        url: Option<String>,
        file: Option<(String, String)>,
    ) -> bool {
        let (sha256, file_name) = file.unzip();
        let content = serde_json::to_string(&(kind.tag(), &text, &url, &sha256)).unwrap_or_default();
        let idempotency_key = self.unanswered.key(content);
        let input = EvidenceAddInput { kind, text, url, sha256, file_name, idempotency_key };
        let answer = acts::add_evidence(self.assignment.get_value(), input).await;
        match answer {
            Ok(Acted::Refused(errors)) => {
                let fields = [
                    (EvidenceAddInput::TEXT, TEXT),
                    (EvidenceAddInput::URL, URL),
                    (EvidenceAddInput::SHA256, FILES),
                    (EvidenceAddInput::FILE_NAME, FILES),
                ];
                self.problems.refused(errors, &fields);
            }
            Ok(_) => {
                self.unanswered.answered();
                return true;
            }
            Err(error) => {
                self.problems.failed(&error);
                return false;
            }
        }
        self.unanswered.answered();
        false
    }
}

/// People leave out what every address begins with.
fn with_scheme(url: &str) -> String {
    if url.is_empty() || url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}
