use leptos::{prelude::*, task::spawn_local};
use shared::{
    Name, OrganizationFormInput as Form, OrganizationOpenInput, OrganizationUpdateInput, RefusalCode, tidy,
};

use super::wire::{
    ADDRESS, EMAIL, Editable, FROM, KIND, NAME, OrganizationPayload, PARENT, PHONE, UNIT, Values, form_of,
    open, update,
};
use crate::{
    api::{ApiError, Unanswered, new_key},
    calendar::Day,
    drafts::{Draft, Typed},
    session::Session,
    ui::{Problems, Toasts, Versions},
    words::{Word, said},
};

/// The ids of the fields, in their order.
pub const FIELDS: [&str; 8] = [
    "name", "form-kind", "form-unit", "form-parent", "form-phone", "form-email", "form-address", "form-from",
];

pub const LABELS: [Word; 8] = [
    Word::OrganizationName,
    Word::OrganizationKind,
    Word::UnitLabel,
    Word::OrganizationParent,
    Word::PhoneLabel,
    Word::MailLabel,
    Word::AddressLabel,
    Word::OrganizationSince,
];

const PATHS: [(shared::FieldPath, &str); 8] = [
    (Form::NAME, FIELDS[NAME]),
    (Form::KIND, FIELDS[KIND]),
    (Form::UNIT_ID, FIELDS[UNIT]),
    (Form::PARENT_ID, FIELDS[PARENT]),
    (Form::PHONE, FIELDS[PHONE]),
    (Form::EMAIL, FIELDS[EMAIL]),
    (Form::ADDRESS, FIELDS[ADDRESS]),
    (Form::VALID_FROM, FIELDS[FROM]),
];

/// What is being said of an organization.
#[derive(Clone, Copy)]
pub struct Editing {
    pub(super) fields: StoredValue<[RwSignal<String>; 8]>,
    /// The names of the units and organizations met so far, by their ids.
    pub names: RwSignal<Vec<(String, String)>>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    pub versions: RwSignal<Vec<Versions>>,
    /// As the server had it; of a new one nothing.
    pub(super) base: StoredValue<Option<Editable>>,
    pub(super) theirs: StoredValue<Option<Editable>>,
    unanswered: Unanswered,
    pub(super) session: StoredValue<Session>,
    toasts: Toasts,
    pub draft: Draft,
    /// Of a new one: where to go with its id.
    on_opened: Option<Callback<String>>,
}

impl Editing {
    pub fn new(base: Option<Editable>, on_opened: Option<Callback<String>>) -> Self {
        let session = Session::get();
        let written = StoredValue::new(None::<Self>);
        let texts = move || written.get_value().map(Self::texts).unwrap_or_default();
        let editing = Self {
            draft: Draft::of(texts),
            fields: StoredValue::new(std::array::from_fn(|_| RwSignal::new(String::new()))),
            names: RwSignal::new(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            versions: RwSignal::new(Vec::new()),
            base: StoredValue::new(None),
            theirs: StoredValue::new(None),
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(session),
            toasts: Toasts::get(),
            on_opened,
        };
        match base {
            Some(base) => editing.take(base),
            None => editing.field(FROM).set(session.today().iso()),
        }
        written.set_value(Some(editing));
        editing.resume();
        editing
    }

    pub fn field(self, at: usize) -> RwSignal<String> {
        self.fields.with_value(|fields| fields[at])
    }

    pub(super) fn values(self) -> Values {
        std::array::from_fn(|at| tidy(&self.field(at).get_untracked()))
    }

    /// The page has read the organization again. What was typed is kept; an untouched form follows.
    pub fn follow(self, now: Editable) {
        let base = self.base.get_value().map(|base| base.values());
        if base.as_ref().is_none_or(|base| *base == self.values()) {
            let version = now.version;
            self.take(now);
            self.draft.rest_on(Typed { version, texts: untrack(|| self.texts()) });
        } else if self.draft.restored.get_untracked() {
            // What was found stays upon the version it was typed on: sending will show what changed since.
        } else if base.is_some_and(|base| base == now.values()) {
            self.base.set_value(Some(now));
        }
    }

    pub(super) fn take(self, organization: Editable) {
        for (at, value) in organization.values().into_iter().enumerate() {
            self.field(at).set(value);
        }
        self.meet(&organization);
        self.problems.clear();
        self.base.set_value(Some(organization));
    }

    pub(super) fn meet(self, organization: &Editable) {
        let unit = organization.unit.iter().map(|unit| (unit.id.inner().to_owned(), unit.name.clone()));
        let parent = organization.parent.iter().map(|one| (one.id.inner().to_owned(), one.name.clone()));
        self.names.update(|names| names.extend(unit.chain(parent)));
    }

    pub fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let values = self.values();
        for (wrong, at, word) in [
            (Name::parse(&values[NAME]).is_err(), NAME, Word::NameInvalid),
            (values[KIND].is_empty(), KIND, Word::OrganizationKindMissing),
            (values[UNIT].is_empty(), UNIT, Word::OrganizationUnitMissing),
            (Day::of_iso(&values[FROM]).is_none(), FROM, Word::DateUnreadable),
        ] {
            if wrong {
                self.problems.add(FIELDS[at], word);
            }
        }
        let Some(form) = form_of(&values).filter(|_| self.problems.is_empty()) else { return };
        let base = self.base.get_value();
        let id = base.as_ref().map(|base| base.id.inner().to_owned()).unwrap_or_default();
        let mut input = OrganizationUpdateInput {
            organization: form,
            expected_version: base.map_or(0, |base| base.version),
            idempotency_key: String::new(),
        };
        input.idempotency_key = self.unanswered.key(&id, &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = send(&id, input).await;
            // The person may have left the page meanwhile; its signals are gone then.
            if self.busy.try_set(false).is_none() {
                self.receive(answer);
            }
        });
    }

    fn receive(self, answer: Result<OrganizationPayload, ApiError>) {
        let payload = match answer {
            Ok(payload) => payload,
            Err(error) => return self.problems.failed(&error),
        };
        self.unanswered.answered();
        let OrganizationPayload { organization, user_errors } = payload;
        let stale = user_errors.iter().any(|error| error.code == RefusalCode::StaleVersion);
        match organization {
            Some(organization) if user_errors.is_empty() => self.done(organization),
            Some(theirs) if stale => self.compare(theirs),
            _ => self.problems.refused(user_errors, &PATHS),
        }
    }

    fn done(self, organization: Editable) {
        let (session, toasts) = (self.session.get_value(), self.toasts);
        let locale = session.locale.get_untracked();
        let name = [("name", organization.name.clone())];
        session.changed();
        self.draft.done();
        if let Some(on_opened) = self.on_opened {
            toasts.say(said(Word::OrganizationOpened, locale, &name));
            return on_opened.run(organization.id.inner().to_owned());
        }
        let before = self.base.get_value();
        self.take(organization.clone());
        self.resume();
        let Some(before) = before else { return };
        toasts.say_with_undo(said(Word::OrganizationSaved, locale, &name), move || {
            undo(session, toasts, organization.clone(), before.clone());
        });
    }
}

pub fn name_of(names: &[(String, String)], id: &str) -> String {
    names.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// Without an id it is a new one.
async fn send(id: &str, input: OrganizationUpdateInput) -> Result<OrganizationPayload, ApiError> {
    let OrganizationUpdateInput { organization, idempotency_key, .. } = input;
    if id.is_empty() {
        return open(OrganizationOpenInput { organization, idempotency_key }).await;
    }
    update(id, OrganizationUpdateInput { organization, idempotency_key, ..input }).await
}

/// Outlives the form: it may be pressed from another page.
fn undo(session: Session, toasts: Toasts, now: Editable, before: Editable) {
    let Some(organization) = form_of(&before.values()) else { return };
    let input =
        OrganizationUpdateInput { organization, expected_version: now.version, idempotency_key: new_key() };
    spawn_local(async move {
        let locale = session.locale.get_untracked();
        let words = match update(now.id.inner(), input).await {
            Ok(payload) if payload.user_errors.is_empty() => {
                said(Word::OrganizationBack, locale, &[("name", before.name)])
            }
            Ok(_) => Word::UndoRefused.said(locale).to_owned(),
            Err(error) => error.word().said(locale).to_owned(),
        };
        toasts.say(words);
        session.changed();
    });
}
