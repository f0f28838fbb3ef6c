use cynic::{MutationBuilder, QueryBuilder};
use leptos::{prelude::*, task::spawn_local};
use shared::{InvitationAcceptInput as Input, PASSWORD_CHARS, schema};

use super::{Viewer, WAY_IN, password_form::bounds};
use crate::{
    api::{self, Question, UserError},
    session::Session,
    ui::{
        Address, Button, ErrorSummary, Form, HEADING, Heading, Kind, Narrow, PasswordField, Problem,
        Problems, Remote, Toasts,
    },
    words::{Word, fill, said, t},
};

#[derive(cynic::QueryVariables)]
struct ByToken {
    token: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ByToken")]
struct WhoIsInvited {
    #[arguments(token: $token)]
    invitation: Option<Invited>,
}

crate::api::listed!(query WhoIsInvited, ByToken);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Invited {
    full_name: String,
    office_name: String,
}

#[derive(cynic::QueryVariables)]
struct Accept {
    input: Input,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Accept")]
struct InvitationAccept {
    #[arguments(input: $input)]
    invitation_accept: InvitationAcceptPayload,
}

crate::api::listed!(mutation InvitationAccept, Accept);

#[derive(cynic::QueryFragment)]
struct InvitationAcceptPayload {
    viewer: Option<Viewer>,
    user_errors: Vec<UserError>,
}

/// Where the link of an invitation leads: whoever holds it sets a password and is in.
#[component]
pub fn InvitationPage(token: Signal<String>) -> impl IntoView {
    let question = Question::new(move || api::run_once(WhoIsInvited::build(ByToken { token: token.get() })));
    view! {
        <Narrow>
            <Heading title=t(Word::InvitationTitle) />
            <Remote
                question
                is_empty=|answer: &WhoIsInvited| answer.invitation.is_none()
                empty=t(Word::InvitationOver)
                children=move || {
                    question
                        .with(|answer| answer.invitation.clone())
                        .map(|invited| view! { <AcceptForm invited token /> })
                        .into_any()
                }
            />
        </Narrow>
    }
}

#[component]
fn AcceptForm(invited: Invited, token: Signal<String>) -> impl IntoView {
    let (session, toasts, address) = (Session::get(), Toasts::get(), Address::get());
    let (password, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let problems = Problems::none();
    let come_in = move |viewer: Option<Viewer>| {
        let locale = session.locale.get_untracked();
        let Some(viewer) = viewer else {
            toasts.say(Word::InvitationAccepted.said(locale).to_owned());
            return address.replace(WAY_IN);
        };
        address.replace("/");
        if session.viewer.with_untracked(Option::is_some) {
            // What this browser still shows belongs to another person.
            let _ = window().location().reload();
        }
        session.viewer.set(Some(viewer));
    };
    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        if !password.with_untracked(|new| PASSWORD_CHARS.contains(&new.chars().count())) {
            let words = said(Word::PasswordNewHint, session.locale.get_untracked(), &bounds());
            problems.push(Problem { field: "password-first".to_owned(), words });
        } else if password.get_untracked() != again.get_untracked() {
            problems.add("password-again", Word::InvitationDiffers);
        }
        if !problems.is_empty() {
            return;
        }
        let input = Input { token: token.get_untracked(), password: password.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run_once(InvitationAccept::build(Accept { input })).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.invitation_accept) {
                Ok(InvitationAcceptPayload { viewer, user_errors }) if user_errors.is_empty() => {
                    come_in(viewer);
                }
                Ok(InvitationAcceptPayload { user_errors, .. }) => {
                    problems.refused(user_errors, &[(Input::PASSWORD, "password-first")]);
                }
                Err(error) => problems.failed(&error),
            }
        });
    });
    let Invited { full_name, office_name } = invited;
    let welcome =
        fill(Word::InvitationFor, move || vec![("name", full_name.clone()), ("office", office_name.clone())]);
    view! {
        <p>{welcome}</p>
        <Form labelled_by=HEADING on_submit=submit>
            <ErrorSummary problems />
            <PasswordField
                id="password-first"
                label=t(Word::PasswordNew)
                hint=fill(Word::PasswordNewHint, bounds)
                error=problems.beside("password-first")
                value=password
                autocomplete="new-password"
            />
            <PasswordField
                id="password-again"
                label=t(Word::InvitationRepeat)
                error=problems.beside("password-again")
                value=again
                autocomplete="new-password"
            />
            <Button label=t(Word::InvitationAccept) kind=Kind::Submit busy />
        </Form>
    }
}
