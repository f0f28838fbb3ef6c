//! A piece of evidence while it is entered, kept on the device.
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use shared::{EvidenceAddInput, EvidenceKind, FieldPath, RefusalCode};

use super::{kept, unanswered::Unanswered};
use crate::{
    api::{Json, UserError},
    outbox::{self, Fault, Item, Outbox},
    session::{self, Session},
    ui::{PickedFile, Problems, Toasts},
};

pub const TEXT: &str = "evidence-text";
pub const URL: &str = "evidence-url";
pub const FILES: &str = "evidence-files";
pub const MOST_CHARS: usize = 2_000;
/// Which field shows which argument.
pub(super) const FIELDS: [(FieldPath, &str); 4] = [
    (EvidenceAddInput::TEXT, TEXT),
    (EvidenceAddInput::URL, URL),
    (EvidenceAddInput::SHA256, FILES),
    (EvidenceAddInput::FILE_NAME, FILES),
];

/// What the device keeps of it; picked files are kept only once they wait in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Typed {
    kind: String,
    text: String,
    url: String,
}

#[derive(Clone, Copy)]
pub struct EvidenceDraft {
    /// The assignment, what people call it, and where the device keeps what is typed.
    pub(super) of: StoredValue<(cynic::Id, String, String)>,
    pub kind: RwSignal<EvidenceKind>,
    pub text: RwSignal<String>,
    pub url: RwSignal<String>,
    pub picked: RwSignal<Vec<PickedFile>, LocalStorage>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    /// The key of the item in the queue that this form mends.
    pub(super) mends: StoredValue<Option<String>>,
    pub(super) unanswered: Unanswered,
    pub(super) session: Session,
    pub(super) toasts: Toasts,
    pub(super) outbox: Outbox,
}

impl EvidenceDraft {
    pub fn of(assignment: cynic::Id, title: String) -> Self {
        let session = Session::get();
        let place = kept::place(session, assignment.inner()) + ".evidence";
        let draft = Self {
            of: StoredValue::new((assignment, title, place)),
            kind: RwSignal::new(EvidenceKind::File),
            text: RwSignal::new(String::new()),
            url: RwSignal::new(String::new()),
            picked: RwSignal::new_local(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            mends: StoredValue::new(None),
            unanswered: Unanswered::none(),
            session,
            toasts: Toasts::get(),
            outbox: Outbox::get(),
        };
        draft.restore();
        draft.take_up_waiting();
        Effect::new(move |before: Option<bool>| draft.keep(before));
        let (.., place) = draft.of.get_value();
        on_cleanup(move || session.mark_unsent(&place, false));
        draft
    }

    fn restore(self) {
        let kept = self.of.with_value(|(_, _, place)| session::kept(place));
        let Some(typed) = kept.and_then(|kept| Json::parse(&kept)?.read::<Typed>().ok()) else { return };
        self.kind.set(EvidenceKind::of_tag(&typed.kind).unwrap_or(EvidenceKind::File));
        self.text.set(typed.text);
        self.url.set(typed.url);
    }

    /// Words that were typed outlive the page.
    fn keep(self, before: Option<bool>) -> bool {
        let (text, url) = (self.text.get(), self.url.get());
        let is_empty = text.is_empty() && url.is_empty();
        let is_picked = self.picked.with(|picked| !picked.is_empty());
        self.of.with_value(|(_, _, place)| self.session.mark_unsent(place, !is_empty || is_picked));
        self.of.with_value(|(_, _, place)| {
            if !is_empty {
                session::keep(place, &self.typed_as_kept());
            } else if before == Some(true) {
                session::forget(place);
            }
        });
        !is_empty
    }

    pub(super) fn typed_as_kept(self) -> String {
        let kind = self.kind.get().tag().to_owned();
        serde_json::to_string(&Typed { kind, text: self.text.get(), url: self.url.get() }).unwrap_or_default()
    }

    /// The form was opened from the queue: with what the server said there, and with the file.
    fn take_up_waiting(self) {
        let (id, ..) = self.of.get_value();
        let fits = |item: &Item| item.act == outbox::Act::EvidenceAdd && item.subject == id.inner();
        let Some(item) = self.outbox.take_reopened(fits) else { return };
        self.mends.set_value(Some(item.key.clone()));
        let error =
            |Fault { path, words }: Fault| UserError { code: RefusalCode::Invalid, path, message: words };
        self.problems.refused(item.faults.into_iter().map(error).collect(), &FIELDS);
        let Some(name) = item.file_name else { return };
        spawn_local(async move {
            if let Some(content) = outbox::file(&item.key).await {
                let _ = self.picked.try_update(|picked| picked.push(PickedFile::of(name, content)));
            }
        });
    }
}
