//! The invitation of an account: whether one waits, making one, and revoking it.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{AccountInviteInput, StepInput, schema};

use super::invited_link::{Invited, InvitedLink};
use crate::{
    api::{self, Unanswered, UserError, WireMoment},
    session::Session,
    ui::{Actions, Button, Dialog, Kind, Toasts},
    words::{Word, fill, said, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Invitation {
    pub expires_at: WireMoment,
    pub expired: bool,
}

#[derive(cynic::QueryVariables)]
struct Invite {
    id: cynic::Id,
    input: AccountInviteInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Invite")]
struct AccountInvite {
    #[arguments(id: $id, input: $input)]
    account_invite: InvitePayload,
}

crate::api::listed!(mutation AccountInvite, Invite);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "InvitationPayload")]
struct InvitePayload {
    invitation_token: Option<String>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Revoke {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Revoke")]
struct InvitationRevoke {
    #[arguments(id: $id, input: $input)]
    invitation_revoke: RevokePayload,
}

crate::api::listed!(mutation InvitationRevoke, Revoke);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "InvitationPayload")]
struct RevokePayload {
    user_errors: Vec<UserError>,
}

/// What stands on the page of an account; who keeps accounts can act there.
#[component]
pub fn InvitationState(
    id: cynic::Id,
    name: String,
    version: Signal<i32>,
    waits: Memo<Option<Invitation>>,
    may_change: bool,
) -> impl IntoView {
    let state = move || match waits.get() {
        None => t(Word::InvitationNone).get(),
        Some(Invitation { expired: true, .. }) => t(Word::InvitationExpired).get(),
        Some(Invitation { expires_at, .. }) => {
            fill(Word::InvitationUntil, move || vec![("at", expires_at.shown())]).get()
        }
    };
    let acts = may_change.then(|| view! { <Acts id name version waits /> });
    view! { <p>{state}</p> {acts} }
}

#[component]
fn Acts(id: cynic::Id, name: String, version: Signal<i32>, waits: Memo<Option<Invitation>>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let known = StoredValue::new((id, name));
    let (busy, invited) = (RwSignal::new(false), RwSignal::new(None));
    let unanswered = Unanswered::nothing();
    let invite = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let (id, name) = known.get_value();
        let input = AccountInviteInput { expected_version: version.get_untracked() };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(AccountInvite::build(Invite { id, input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.account_invite) {
                Ok(InvitePayload { invitation_token: Some(token), .. }) => {
                    let _ = invited.try_set(Some(Invited { name, token }));
                }
                Ok(InvitePayload { user_errors, .. }) => refused(toasts, user_errors),
                Err(error) => toasts.say(error.word().said(session.locale.get_untracked()).to_owned()),
            }
            session.changed();
        });
    });
    let revoke = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let (id, name) = known.get_value();
        let mut input =
            StepInput { expected_version: version.get_untracked(), idempotency_key: String::new() };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(InvitationRevoke::build(Revoke { id, input })).await;
            let _ = busy.try_set(false);
            let locale = session.locale.get_untracked();
            match answer.map(|answer| answer.invitation_revoke.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    toasts.say(said(Word::InvitationRevokedNow, locale, &[("name", name)]));
                }
                Ok(errors) => refused(toasts, errors),
                Err(error) => return toasts.say(error.word().said(locale).to_owned()),
            }
            unanswered.answered();
            session.changed();
        });
    });
    let buttons = move || {
        let has_one = waits.with(Option::is_some);
        let word = if has_one { Word::AccountInviteAgain } else { Word::AccountInvite };
        let revoke = has_one.then(|| {
            view! { <Button label=t(Word::InvitationRevoke) kind=Kind::Quiet busy on_press=revoke /> }
        });
        view! { <Button label=t(word) busy on_press=invite /> {revoke} }
    };
    let close = Callback::new(move |()| invited.set(None));
    let link = move || invited.get().map(|invited| view! { <InvitedLink invited on_done=close /> });
    view! {
        <p>{t(Word::AccountInviteHelp)}</p>
        <Actions>{buttons}</Actions>
        <Dialog
            id="invitation"
            title=t(Word::InvitationLink)
            open=Signal::derive(move || invited.with(Option::is_some))
            on_close=close
        >
            {link}
        </Dialog>
    }
}

fn refused(toasts: Toasts, errors: Vec<UserError>) {
    toasts.say(errors.into_iter().map(|error| error.message).collect());
}
