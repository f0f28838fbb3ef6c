use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{AccountOpenInput, Login, Name, PASSWORD_CHARS, Role, schema};

use super::{invited_link::Invited, password_form::bounds, role_field::RoleField, set_enabled::AccountState};
use crate::{
    api::{self, UserError},
    organizations::OrganizationPicker,
    session::Session,
    ui::{Button, Choice, ErrorSummary, Form, Kind, PasswordField, Problem, Problems, TextField, Toasts},
    words::{Word, fill, said, t},
};

#[derive(cynic::QueryVariables)]
struct Open {
    input: AccountOpenInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Open")]
struct AccountOpen {
    #[arguments(input: $input)]
    account_open: AccountOpenPayload,
}

crate::api::listed!(mutation AccountOpen, Open);

#[derive(cynic::QueryFragment)]
struct AccountOpenPayload {
    account: Option<AccountState>,
    invitation_token: Option<String>,
    user_errors: Vec<UserError>,
}

#[derive(Clone, Copy)]
struct Draft {
    full_name: RwSignal<String>,
    login: RwSignal<String>,
    /// By a link, or by the password typed here.
    by_link: RwSignal<bool>,
    password: RwSignal<String>,
    organization: RwSignal<String>,
    role: RwSignal<String>,
    problems: Problems,
}

/// An account for somebody, and what they are where. The link that invites them is handed on.
#[component]
pub fn AccountForm(on_opened: Callback<Option<Invited>>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let draft = Draft::empty();
    let busy = RwSignal::new(false);
    let problems = draft.problems;
    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let Some(input) = draft.read(session) else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(AccountOpen::build(Open { input })).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.account_open) {
                Ok(AccountOpenPayload { account: Some(account), invitation_token, user_errors })
                    if user_errors.is_empty() =>
                {
                    let (locale, name) = (session.locale.get_untracked(), account.full_name);
                    toasts.say(said(Word::AccountOpenedNow, locale, &[("name", name.clone())]));
                    session.changed();
                    on_opened.run(invitation_token.map(|token| Invited { name, token }));
                }
                Ok(AccountOpenPayload { user_errors, .. }) => draft.refused(user_errors),
                Err(error) => problems.failed(&error),
            }
        });
    });
    let kind = RwSignal::new(None);
    let password = move || {
        (!draft.by_link.get()).then(|| {
            view! {
                <PasswordField
                    id="first-password"
                    label=t(Word::AccountFirstPassword)
                    hint=fill(Word::PasswordNewHint, bounds)
                    error=problems.beside("first-password")
                    value=draft.password
                    autocomplete="new-password"
                />
            }
        })
    };
    view! {
        <Form labelled_by="account-open-title" on_submit=submit>
            <ErrorSummary problems />
            <TextField
                id="full-name"
                label=t(Word::AccountName)
                hint=t(Word::AccountNameHint)
                error=problems.beside("full-name")
                value=draft.full_name
                capitals="words"
            />
            <OrganizationPicker
                id="organization"
                label=t(Word::OrganizationLabel)
                error=problems.beside("organization")
                value=draft.organization
                kind
            />
            <RoleField id="role" error=problems.beside("role") kind value=draft.role />
            <TextField
                id="new-login"
                label=t(Word::SignInLogin)
                hint=t(Word::AccountLoginHint)
                error=problems.beside("new-login")
                value=draft.login
                capitals="none"
            />
            <Choice
                name="first-way"
                label=t(Word::AccountFirstWay)
                options=vec![(true, t(Word::AccountByInvitation)), (false, t(Word::AccountByPassword))]
                chosen=draft.by_link
            />
            {password}
            <Button label=t(Word::AccountOpen) kind=Kind::Submit busy />
        </Form>
    }
}

impl Draft {
    fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            full_name: text(),
            login: text(),
            by_link: RwSignal::new(true),
            password: text(),
            organization: text(),
            role: text(),
            problems: Problems::none(),
        }
    }

    /// What to send, or nothing if something is wrong; then that is said.
    fn read(self, session: Session) -> Option<AccountOpenInput> {
        let problems = self.problems;
        problems.clear();
        let name = self.full_name.with_untracked(|name| Name::parse(name));
        let login = self.login.with_untracked(|login| Login::parse(login));
        let role = self.role.with_untracked(|tag| Role::of_tag(tag));
        let organization = self.organization.get_untracked();
        let password = (!self.by_link.get_untracked()).then(|| self.password.get_untracked());
        for (wrong, field, word) in [
            (name.is_err(), "full-name", Word::AccountNameMissing),
            (organization.is_empty(), "organization", Word::AccountOrganizationMissing),
            (role.is_none(), "role", Word::AccountRoleMissing),
            (login.is_err(), "new-login", Word::AccountLoginHint),
        ] {
            if wrong {
                problems.add(field, word);
            }
        }
        if password.as_ref().is_some_and(|typed| !PASSWORD_CHARS.contains(&typed.chars().count())) {
            let words = said(Word::PasswordNewHint, session.locale.get_untracked(), &bounds());
            problems.push(Problem { field: "first-password".to_owned(), words });
        }
        let (Ok(name), Ok(login), Some(role), true) = (name, login, role, problems.is_empty()) else {
            return None;
        };
        Some(AccountOpenInput {
            login: login.as_str().to_owned(),
            full_name: name.as_str().to_owned(),
            password,
            organization_id: cynic::Id::new(organization),
            role,
        })
    }

    fn refused(self, errors: Vec<UserError>) {
        let fields = [
            (AccountOpenInput::FULL_NAME, "full-name"),
            (AccountOpenInput::ORGANIZATION_ID, "organization"),
            (AccountOpenInput::ROLE, "role"),
            (AccountOpenInput::LOGIN, "new-login"),
            (AccountOpenInput::PASSWORD, "first-password"),
        ];
        self.problems.refused(errors, &fields);
    }
}
