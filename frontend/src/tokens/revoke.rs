//! Revoking a token: there is no way back, so it asks first.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{StepInput, schema};

use crate::{
    api::{self, Unanswered, UserError},
    session::Session,
    ui::{Actions, Button, Dialog, ErrorSummary, Kind, Problems, Toasts},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Revoke {
    id: cynic::Id,
    input: StepInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Revoke")]
struct TokenRevoke {
    #[arguments(id: $id, input: $input)]
    token_revoke: TokenRevokePayload,
}

crate::api::listed!(mutation TokenRevoke, Revoke);

#[derive(cynic::QueryFragment)]
struct TokenRevokePayload {
    user_errors: Vec<UserError>,
}

#[component]
pub fn RevokeToken(id: Signal<String>, version: Signal<i32>, asking: RwSignal<bool>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let close = Callback::new(move |()| {
        problems.clear();
        asking.set(false);
    });
    let press = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let id = cynic::Id::new(id.get_untracked());
        let mut input =
            StepInput { expected_version: version.get_untracked(), idempotency_key: String::new() };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(TokenRevoke::build(Revoke { id, input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.token_revoke.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    let _ = asking.try_set(false);
                    toasts.say(Word::TokenRevokedNow.said(session.locale.get_untracked()).to_owned());
                }
                Ok(errors) => problems.refused(errors, &[]),
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
            session.changed();
        });
    });
    view! {
        <Dialog id="token-revoke" title=t(Word::TokenRevoke) open=asking.into() on_close=close>
            <ErrorSummary problems />
            <p>{t(Word::TokenRevokeHelp)}</p>
            <Actions>
                <Button label=t(Word::LeaveAsIs) on_press=close />
                <Button label=t(Word::TokenRevoke) kind=Kind::Danger busy on_press=press />
            </Actions>
        </Dialog>
    }
}
