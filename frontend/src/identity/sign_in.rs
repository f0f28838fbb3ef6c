//! Coming in and going out, and the form that both the page and the dialog show.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{RefusalCode, SessionStartInput, schema};

use super::Viewer;
use crate::{
    api::{self, ApiError, UserError},
    ui::{Button, ErrorSummary, Form, Kind, PasswordField, Problems, TextField, focus},
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
    ids: [&'static str; 3],
    /// Known already, when a session has ended.
    #[prop(optional)]
    known: Option<String>,
    on_signed_in: Callback<Viewer>,
) -> impl IntoView {
    let [login_id, password_id, code_id] = ids;
    let login = RwSignal::new(known.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    // Only who knows the password is asked for it.
    let asks_code = RwSignal::new(false);
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
        if asks_code.get_untracked() && code.with_untracked(String::is_empty) {
            problems.add(code_id, Word::SecondFactorCodeMissing);
        }
        if !problems.is_empty() {
            return;
        }
        let code = Some(code.get_untracked()).filter(|code| !code.is_empty());
        let input =
            SessionStartInput { login: login.get_untracked(), password: password.get_untracked(), code };
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
                    let needs = user_errors.iter().any(|error| error.code == RefusalCode::CodeNeeded);
                    if needs && !asks_code.get_untracked() {
                        // The second step, and no mistake of anybody.
                        asks_code.set(true);
                        request_animation_frame(move || focus(code_id));
                        return;
                    }
                    let fields =
                        [(SessionStartInput::PASSWORD, password_id), (SessionStartInput::CODE, code_id)];
                    problems.refused(user_errors, &fields);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    let code_field = move || {
        asks_code.get().then(|| {
            view! {
                <TextField
                    id=code_id
                    label=t(Word::SignInCode)
                    hint=t(Word::SignInCodeHint)
                    error=problems.beside(code_id)
                    value=code
                    autocomplete="one-time-code"
                    capitals="none"
                />
            }
        })
    };
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
            {code_field}
            <Button label=t(Word::SignIn) kind=Kind::Submit busy />
        </Form>
    }
}
