use leptos::prelude::*;
use shared::EvidenceKind;

use super::evidence_draft::{EvidenceDraft, FILES, MOST_CHARS, TEXT, URL};
use crate::{
    ui::{Button, Choice, ErrorSummary, FilePicker, Form, TextArea, TextField},
    words::{Word, t},
};

const MOST_BYTES: u64 = 10_000_000;
const ACCEPT: &str = "image/*,application/pdf,.pdf,.docx,.xlsx";

/// Adds what proves it: photos and files, an address, or a few words.
#[component]
pub fn EvidenceForm(
    assignment: cynic::Id,
    /// What people call the assignment.
    title: String,
) -> impl IntoView {
    let draft = EvidenceDraft::of(assignment, title);
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
            <TextArea id=TEXT label error=problems.beside(TEXT) value=draft.text most=MOST_CHARS rows=3 />
            <Button
                label=t(Word::EvidenceAdd)
                icon="plus"
                busy=draft.busy
                on_press=Callback::new(move |()| draft.send())
            />
        </Form>
    }
}
