//! Coming in and going out, and the form that both the page and the dialog show.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{SessionStartInput, schema};

use super::Viewer;
use crate::{
    api::{self, ApiError, UserError},
    ui::{Button, ErrorSummary, Form, Kind, PasswordField, Problems, TextField},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Start {
    input: SessionStartInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Start")]
struct SessionStart {
    #[arguments(input: $input)]
    session_start: SessionStartPayload,
}

crate::api::listed!(mutation SessionStart, Start);

#[derive(cynic::QueryFragment)]
struct SessionStartPayload {
    viewer: Option<Viewer>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation")]
#[expect(dead_code, reason = "that it has answered is all there is to know")]
struct SessionEnd {
    session_end: SessionEndPayload,
}

crate::api::listed!(mutation SessionEnd);

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "a selection cannot be empty; it is always the empty list")]
struct SessionEndPayload {
    user_errors: Vec<UserError>,
}

/// The session is dead on every instance when this has answered.
pub async fn sign_out() -> Result<(), ApiError> {
    api::run_once::<SessionEnd, ()>(SessionEnd::build(())).await.map(drop)
}

#[component]
pub fn SignInForm(
    /// The heading that names it; the ids of its fields begin with it, for there may be two.
    labelled_by: &'static str,
    ids: [&'static str; 2],
    /// Known already, when a session has ended.
    #[prop(optional)]
    known: Option<String>,
    on_signed_in: Callback<Viewer>,
) -> impl IntoView {
    let [login_id, password_id] = ids;
    let login = RwSignal::new(known.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problems = Problems::none();

    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        for (field, value, word) in [
            (login_id, login, Word::SignInLoginMissing),
            (password_id, password, Word::SignInPasswordMissing),
        ] {
            if value.with_untracked(String::is_empty) {
                problems.add(field, word);
            }
        }
        if !problems.is_empty() {
            return;
        }
        let input = SessionStartInput { login: login.get_untracked(), password: password.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run_once(SessionStart::build(Start { input })).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.session_start) {
                Ok(SessionStartPayload { viewer: Some(viewer), .. }) => {
                    password.set(String::new());
                    on_signed_in.run(viewer);
                }
                Ok(SessionStartPayload { user_errors, .. }) => {
                    problems.refused(user_errors, &[(SessionStartInput::PASSWORD, password_id)]);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    view! {
        <Form labelled_by on_submit=submit>
            <ErrorSummary problems />
            <TextField
                id=login_id
                label=t(Word::SignInLogin)
                error=problems.beside(login_id)
                value=login
                autocomplete="username"
                capitals="none"
            />
            <PasswordField
                id=password_id
                label=t(Word::SignInPassword)
                error=problems.beside(password_id)
                value=password
                autocomplete="current-password"
            />
            <Button label=t(Word::SignIn) kind=Kind::Submit busy />
        </Form>
    }
}
