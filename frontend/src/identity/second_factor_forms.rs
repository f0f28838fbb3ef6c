//! The three forms of the second factor: begin, confirm, and what takes both the password and a code.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{SecondFactorProofInput, TotpBeginInput, TotpConfirmInput, schema};

use crate::{
    api::{self, UserError},
    session::Session,
    ui::{Actions, Button, ErrorSummary, Form, Kind, PasswordField, Problems, TextField, Toasts},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Begin {
    input: TotpBeginInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Begin")]
struct TotpBegin {
    #[arguments(input: $input)]
    totp_begin: TotpBeginPayload,
}

crate::api::listed!(mutation TotpBegin, Begin);

#[derive(cynic::QueryFragment)]
struct TotpBeginPayload {
    secret: Option<String>,
    qr_path: Option<String>,
    qr_size: Option<i32>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Confirm {
    input: TotpConfirmInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Confirm")]
struct TotpConfirm {
    #[arguments(input: $input)]
    totp_confirm: RecoveryCodesPayload,
}

crate::api::listed!(mutation TotpConfirm, Confirm);

#[derive(cynic::QueryVariables)]
struct Proof {
    input: SecondFactorProofInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Proof")]
struct RecoveryCodesRenew {
    #[arguments(input: $input)]
    recovery_codes_renew: RecoveryCodesPayload,
}

crate::api::listed!(mutation RecoveryCodesRenew, Proof);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Proof")]
struct TotpRemove {
    #[arguments(input: $input)]
    totp_remove: TotpRemovePayload,
}

crate::api::listed!(mutation TotpRemove, Proof);

#[derive(cynic::QueryFragment)]
struct RecoveryCodesPayload {
    recovery_codes: Option<Vec<String>>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
struct TotpRemovePayload {
    user_errors: Vec<UserError>,
}

/// What the phone is to learn.
#[derive(Clone)]
pub struct Setup {
    pub secret: String,
    pub path: String,
    pub size: i32,
}

const PASSWORD: &str = "factor-password";
const CODE: &str = "factor-code";

fn missing(problems: Problems, field: &str, value: RwSignal<String>, word: Word) {
    if value.with_untracked(String::is_empty) {
        problems.add(field, word);
    }
}

#[component]
fn Password(problems: Problems, value: RwSignal<String>) -> impl IntoView {
    view! {
        <PasswordField
            id=PASSWORD
            label=t(Word::PasswordCurrent)
            error=problems.beside(PASSWORD)
            value
            autocomplete="current-password"
        />
    }
}

#[component]
pub fn BeginForm(labelled_by: &'static str, setup: RwSignal<Option<Setup>>) -> impl IntoView {
    let (password, busy, problems) = (RwSignal::new(String::new()), RwSignal::new(false), Problems::none());
    let submit = Callback::new(move |()| {
        problems.clear();
        missing(problems, PASSWORD, password, Word::PasswordCurrentMissing);
        if busy.get_untracked() || !problems.is_empty() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let input = TotpBeginInput { password: password.get_untracked() };
            let answer = api::run(TotpBegin::build(Begin { input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.totp_begin) {
                Ok(TotpBeginPayload { secret: Some(secret), qr_path, qr_size, .. }) => {
                    let (path, size) = (qr_path.unwrap_or_default(), qr_size.unwrap_or_default());
                    let _ = setup.try_set(Some(Setup { secret, path, size }));
                }
                Ok(TotpBeginPayload { user_errors, .. }) => {
                    problems.refused(user_errors, &[(TotpBeginInput::PASSWORD, PASSWORD)]);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    view! {
        <Form labelled_by on_submit=submit>
            <ErrorSummary problems />
            <Password problems value=password />
            <Button label=t(Word::SecondFactorBegin) kind=Kind::Submit busy />
        </Form>
    }
}

#[component]
pub fn ConfirmForm(
    labelled_by: &'static str,
    setup: RwSignal<Option<Setup>>,
    codes: RwSignal<Option<Vec<String>>>,
) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let (code, busy, problems) = (RwSignal::new(String::new()), RwSignal::new(false), Problems::none());
    let submit = Callback::new(move |()| {
        problems.clear();
        missing(problems, CODE, code, Word::SecondFactorCodeMissing);
        if busy.get_untracked() || !problems.is_empty() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let input = TotpConfirmInput { code: code.get_untracked() };
            let answer = api::run(TotpConfirm::build(Confirm { input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.totp_confirm) {
                Ok(RecoveryCodesPayload { recovery_codes: Some(told), .. }) => {
                    let _ = (codes.try_set(Some(told)), setup.try_set(None));
                    toasts.say(Word::SecondFactorTurnedOn.said(session.locale.get_untracked()).to_owned());
                    session.changed();
                }
                Ok(RecoveryCodesPayload { user_errors, .. }) => {
                    problems.refused(user_errors, &[(TotpConfirmInput::CODE, CODE)]);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    let again = Callback::new(move |()| setup.set(None));
    view! {
        <Form labelled_by on_submit=submit>
            <ErrorSummary problems />
            <TextField
                id=CODE
                label=t(Word::SecondFactorCode)
                hint=t(Word::SecondFactorCodeHint)
                error=problems.beside(CODE)
                value=code
                autocomplete="one-time-code"
                capitals="none"
                inputmode="numeric"
            />
            <Actions>
                <Button label=t(Word::LeaveAsIs) on_press=again />
                <Button label=t(Word::SecondFactorConfirm) kind=Kind::Submit busy />
            </Actions>
        </Form>
    }
}

/// New recovery codes, or none of it any more.
#[component]
pub fn ProofForm(labelled_by: &'static str, codes: RwSignal<Option<Vec<String>>>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let (password, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, problems) = (RwSignal::new(false), Problems::none());
    let send = Callback::new(move |removes: bool| {
        problems.clear();
        missing(problems, PASSWORD, password, Word::PasswordCurrentMissing);
        missing(problems, CODE, code, Word::SecondFactorCodeMissing);
        if busy.get_untracked() || !problems.is_empty() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let input =
                SecondFactorProofInput { password: password.get_untracked(), code: code.get_untracked() };
            let answer = if removes {
                let answer = api::run(TotpRemove::build(Proof { input })).await;
                answer.map(|answer| (None, answer.totp_remove.user_errors))
            } else {
                let answer = api::run(RecoveryCodesRenew::build(Proof { input })).await;
                answer.map(|answer| {
                    (answer.recovery_codes_renew.recovery_codes, answer.recovery_codes_renew.user_errors)
                })
            };
            let _ = busy.try_set(false);
            match answer {
                Ok((told, errors)) if errors.is_empty() => {
                    if removes {
                        toasts.say(Word::SecondFactorRemoved.said(session.locale.get_untracked()).to_owned());
                    }
                    let _ = codes.try_set(told);
                    session.changed();
                }
                Ok((_, errors)) => {
                    let fields =
                        [(SecondFactorProofInput::PASSWORD, PASSWORD), (SecondFactorProofInput::CODE, CODE)];
                    problems.refused(errors, &fields);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    let renew = Callback::new(move |()| send.run(false));
    let remove = Callback::new(move |()| send.run(true));
    view! {
        <Form labelled_by on_submit=renew>
            <ErrorSummary problems />
            <Password problems value=password />
            <TextField
                id=CODE
                label=t(Word::SignInCode)
                hint=t(Word::SignInCodeHint)
                error=problems.beside(CODE)
                value=code
                autocomplete="one-time-code"
                capitals="none"
            />
            <Actions>
                <Button label=t(Word::RecoveryCodesRenew) kind=Kind::Submit busy />
                <Button label=t(Word::SecondFactorRemove) kind=Kind::Danger busy on_press=remove />
            </Actions>
        </Form>
    }
}
