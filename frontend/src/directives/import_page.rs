use js_sys::Array;
use leptos::{prelude::*, task::spawn_local};
use shared::DirectiveImportInput;
use web_sys::{Blob, BlobPropertyBag};

use super::import::{Imported, import};
use crate::{
    api::{TYPED, Unanswered, upload},
    session::Session,
    ui::{
        Address, Breadcrumb, Button, ErrorSummary, FilePicker, Form, HEADING, Heading, Kind, PickedFile,
        Problem, Problems, TextArea, Toasts,
    },
    words::{Word, t},
};

const TEXT: &str = "text";
const FILE: &str = "file";
const MOST_BYTES: u64 = 5_000_000;
const ACCEPT: &str =
    ".docx,.txt,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    picked: RwSignal<Vec<PickedFile>, LocalStorage>,
    problems: Problems,
    /// What is being done, while something is.
    doing: RwSignal<Option<Word>>,
    unanswered: Unanswered,
    session: Session,
    toasts: Toasts,
    address: Address,
}

/// A text becomes a draft. What was pasted stays in its field until the draft is there.
#[component]
pub fn ImportPage() -> impl IntoView {
    let draft = Draft {
        text: RwSignal::new(String::new()),
        picked: RwSignal::new_local(Vec::new()),
        problems: Problems::none(),
        doing: RwSignal::new(None),
        unanswered: Unanswered::nothing(),
        session: Session::get(),
        toasts: Toasts::get(),
        address: Address::get(),
    };
    let doing = move || draft.doing.get().map(|word| t(word).get());
    view! {
        <Breadcrumb above=vec![("/van-ban", t(Word::DirectivesTitle))] />
        <Heading title=t(Word::ImportTitle) />
        <p>{t(Word::ImportHelp)}</p>
        <Form labelled_by=HEADING on_submit=Callback::new(move |()| draft.send())>
            <ErrorSummary problems=draft.problems />
            <TextArea
                id=TEXT
                label=t(Word::ImportText)
                hint=t(Word::ImportTextHint)
                error=draft.problems.beside(TEXT)
                value=draft.text
                rows=12
            />
            <FilePicker
                id=FILE
                label=t(Word::ImportFile)
                accept=ACCEPT
                most_bytes=MOST_BYTES
                error=draft.problems.beside(FILE)
                picked=draft.picked
            />
            <Button
                label=t(Word::ImportSend)
                kind=Kind::Submit
                icon="upload"
                busy=Signal::derive(move || draft.doing.with(Option::is_some))
            />
            <p role="status">{doing}</p>
        </Form>
    }
}

/// What travels, what it is called, and the field it came from.
struct Source {
    content: Blob,
    name: String,
    field: &'static str,
}

impl Draft {
    fn send(self) {
        if self.doing.with_untracked(Option::is_some) {
            return;
        }
        self.problems.clear();
        let Some(Source { content, name, field }) = self.source() else { return };
        self.doing.set(Some(Word::ImportSending));
        spawn_local(async move {
            match upload(&content, &name).await {
                Ok(file) => self.read(file.sha256, field).await,
                Err(error) => {
                    let words = error.said(self.session.locale.get_untracked());
                    self.problems.push(Problem { field: field.to_owned(), words });
                }
            }
            let _ = self.doing.try_set(None);
        });
    }

    /// The one thing that was given, or nothing if it is none or several; then that is said.
    fn source(self) -> Option<Source> {
        let picked = self.picked.get_untracked();
        let has_text = self.text.with_untracked(|text| !text.trim().is_empty());
        match (has_text, picked.as_slice()) {
            (false, [file]) => {
                Some(Source { content: file.content.clone(), name: file.name.clone(), field: FILE })
            }
            (true, []) => {
                let options = BlobPropertyBag::new();
                options.set_type(TYPED);
                let text = self.text.with_untracked(|text| Array::of1(&text.as_str().into()));
                let content = Blob::new_with_str_sequence_and_options(&text, &options).ok()?;
                Some(Source { content, name: "van-ban.txt".to_owned(), field: TEXT })
            }
            (false, []) => {
                self.problems.add(TEXT, Word::ImportNothing);
                None
            }
            _ => {
                self.problems.add(FILE, Word::ImportSeveral);
                None
            }
        }
    }

    async fn read(self, sha256: String, field: &'static str) {
        let _ = self.doing.try_set(Some(Word::ImportReading));
        let mut input = DirectiveImportInput { sha256, title: None, idempotency_key: String::new() };
        input.idempotency_key = self.unanswered.key("", &input);
        match import(input).await {
            Ok(Ok(directive)) => self.done(directive),
            Ok(Err(errors)) => {
                self.problems.refused(errors, &[(DirectiveImportInput::SHA256, field)]);
                self.unanswered.answered();
            }
            Err(error) => self.problems.failed(&error),
        }
    }

    fn done(self, Imported { id }: Imported) {
        let Self { session, toasts, address, .. } = self;
        session.changed();
        toasts.say(Word::Imported.said(session.locale.get_untracked()).to_owned());
        // Whoever went elsewhere meanwhile stays there.
        if self.doing.try_get_untracked().is_some() {
            address.go(&["/van-ban/", id.inner()].concat());
        }
    }
}
