use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{PASSWORD_CHARS, PasswordChangeInput, schema};

use crate::{
    api::{self, UserError},
    session::Session,
    ui::{Button, ErrorSummary, Form, Kind, PasswordField, Problem, Problems, Toasts},
    words::{Word, fill, said, t},
};

#[derive(cynic::QueryVariables)]
struct Change {
    input: PasswordChangeInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct PasswordChange {
    #[arguments(input: $input)]
    password_change: PasswordChangePayload,
}

crate::api::listed!(mutation PasswordChange, Change);

#[derive(cynic::QueryFragment)]
struct PasswordChangePayload {
    user_errors: Vec<UserError>,
}

/// What fills the gaps of the hint on a new password.
pub(super) fn bounds() -> Vec<(&'static str, String)> {
    vec![("least", PASSWORD_CHARS.start().to_string()), ("most", PASSWORD_CHARS.end().to_string())]
}

/// A new password for oneself.
#[component]
pub fn PasswordForm(labelled_by: &'static str) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let problems = Problems::none();

    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        if current.with_untracked(String::is_empty) {
            problems.add("password-current", Word::PasswordCurrentMissing);
        }
        if !new.with_untracked(|new| PASSWORD_CHARS.contains(&new.chars().count())) {
            let words = said(Word::PasswordNewHint, session.locale.get_untracked(), &bounds());
            problems.push(Problem { field: "password-new".to_owned(), words });
        }
        if !problems.is_empty() {
            return;
        }
        let input = PasswordChangeInput { current: current.get_untracked(), new: new.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(PasswordChange::build(Change { input })).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.password_change.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    current.set(String::new());
                    new.set(String::new());
                    toasts.say(Word::PasswordChanged.said(session.locale.get_untracked()).to_owned());
                }
                Ok(errors) => problems.refused(
                    errors,
                    &[
                        (PasswordChangeInput::CURRENT, "password-current"),
                        (PasswordChangeInput::NEW, "password-new"),
                    ],
                ),
                Err(error) => problems.failed(&error),
            }
        });
    });
    view! {
        <Form labelled_by on_submit=submit>
            <ErrorSummary problems />
            <PasswordField
                id="password-current"
                label=t(Word::PasswordCurrent)
                error=problems.beside("password-current")
                value=current
                autocomplete="current-password"
            />
            <PasswordField
                id="password-new"
                label=t(Word::PasswordNew)
                hint=fill(Word::PasswordNewHint, bounds)
                error=problems.beside("password-new")
                value=new
                autocomplete="new-password"
            />
            <Button label=t(Word::PasswordChange) kind=Kind::Submit busy />
        </Form>
    }
}
