use leptos::{prelude::*, task::spawn_local};
use shared::{Name, OrganizationRenameInput};

use super::rename::{OrganizationName, Renamed, rename};
use crate::{
    api::{ApiError, new_key},
    session::Session,
    ui::{Button, Conflict, ErrorSummary, Form, Kind, Problems, TextField, Toasts, Versions},
    words::{Word, said, t},
};

const FIELD: &str = "name";

#[derive(Clone, Copy)]
struct Draft {
    /// The organization as it was when the form was filled.
    base: RwSignal<OrganizationName>,
    name: RwSignal<String>,
    problems: Problems,
    busy: RwSignal<bool>,
    theirs: RwSignal<Option<OrganizationName>>,
    versions: RwSignal<Vec<Versions>>,
    /// What was sent and not answered: sent again, it must carry the same key.
    unanswered: StoredValue<Option<OrganizationRenameInput>>,
    session: Session,
    toasts: Toasts,
}

#[component]
pub fn RenameForm<F>(current: F) -> impl IntoView
where
    F: Fn() -> OrganizationName + 'static,
{
    let draft = Draft::of(untrack(&current));
    Effect::new(move |_| draft.follow(current()));
    view! {
        <Form labelled_by="rename-title" on_submit=Callback::new(move |()| draft.save())>
            <ErrorSummary problems=draft.problems />
            <TextField
                id=FIELD
                label=t(Word::NewName)
                hint=t(Word::NewNameHint)
                error=draft.problems.beside(FIELD)
                value=draft.name
                capitals="words"
            />
            <Button label=t(Word::SaveName) kind=Kind::Submit busy=draft.busy />
        </Form>
        <Conflict
            versions=draft.versions
            on_keep_theirs=Callback::new(move |()| draft.yield_to_theirs())
            on_keep_mine=Callback::new(move |_| draft.save_over())
        />
    }
}

impl Draft {
    fn of(organization: OrganizationName) -> Self {
        Self {
            name: RwSignal::new(organization.name.clone()),
            base: RwSignal::new(organization),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            theirs: RwSignal::new(None),
            versions: RwSignal::new(Vec::new()),
            unanswered: StoredValue::new(None),
            session: Session::get(),
            toasts: Toasts::get(),
        }
    }

    /// The page has read the organization again. What was typed is kept; an untouched form follows.
    fn follow(self, current: OrganizationName) {
        if self.name.get_untracked() == self.base.get_untracked().name {
            self.take(current);
        }
    }

    fn take(self, organization: OrganizationName) {
        self.name.set(organization.name.clone());
        self.base.set(organization);
        self.problems.clear();
    }

    fn yield_to_theirs(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.take(theirs);
        }
    }

    /// Having seen the other's name, the person still wants their own.
    fn save_over(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.base.set(theirs);
            self.save();
        }
    }

    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let Ok(name) = Name::parse(&self.name.get_untracked()) else {
            return self.problems.add(FIELD, Word::NameInvalid);
        };
        let OrganizationName { id, version, .. } = self.base.get_untracked();
        let input = self.input(name.as_str(), version);
        self.unanswered.set_value(Some(input.clone()));
        self.busy.set(true);

        spawn_local(async move {
            let answer = rename(id, input).await;
            // The person may have left the page meanwhile; its signals are gone then.
            if self.busy.try_set(false).is_none() {
                self.receive(answer);
            }
        });
    }

    fn input(self, name: &str, expected_version: i32) -> OrganizationRenameInput {
        let again = self
            .unanswered
            .get_value()
            .filter(|sent| sent.name == name && sent.expected_version == expected_version);
        let fresh = || OrganizationRenameInput {
            name: name.to_owned(),
            expected_version,
            idempotency_key: new_key(),
        };
        again.unwrap_or_else(fresh)
    }

    fn receive(self, answer: Result<Renamed, ApiError>) {
        match answer {
            Ok(Renamed::Done(organization)) => self.done(organization),
            Ok(Renamed::Stale(theirs)) => self.compare(theirs),
            Ok(Renamed::Refused(errors)) => {
                self.problems.refused(errors, &[(OrganizationRenameInput::NAME, FIELD)]);
            }
            Err(error) => return self.problems.failed(&error),
        }
        self.unanswered.set_value(None);
    }

    fn compare(self, theirs: OrganizationName) {
        self.versions.set(vec![Versions {
            label: Word::OrganizationName.said(self.session.locale.get_untracked()).to_owned(),
            base: self.base.get_untracked().name,
            theirs: theirs.name.clone(),
            mine: self.name.get_untracked(),
        }]);
        self.theirs.set(Some(theirs));
    }

    fn done(self, organization: OrganizationName) {
        let Self { session, toasts, .. } = self;
        let before = self.base.get_untracked().name;
        let locale = session.locale.get_untracked();
        self.take(organization.clone());
        session.changed();
        toasts.say_with_undo(
            said(Word::Renamed, locale, &[("name", organization.name.clone())]),
            move || {
                undo(session, toasts, organization.clone(), before.clone());
            },
        );
    }
}

/// Outlives the form: it may be pressed from another page.
fn undo(session: Session, toasts: Toasts, organization: OrganizationName, before: String) {
    let input = OrganizationRenameInput {
        name: before,
        expected_version: organization.version,
        idempotency_key: new_key(),
    };
    spawn_local(async move {
        let locale = session.locale.get_untracked();
        match rename(organization.id, input).await {
            Ok(Renamed::Done(organization)) => {
                toasts.say(said(Word::NameBack, locale, &[("name", organization.name)]));
            }
            Ok(_) => toasts.say(Word::UndoRefused.said(locale).to_owned()),
            Err(error) => toasts.say(error.word().said(locale).to_owned()),
        }
        session.changed();
    });
}
