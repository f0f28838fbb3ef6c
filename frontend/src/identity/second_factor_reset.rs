use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{AccountSecondFactorResetInput as Input, schema};

use crate::{
    api::{self, Unanswered, UserError},
    session::Session,
    ui::{Button, Kind, Toasts},
    words::{Word, said, t},
};

#[derive(cynic::QueryVariables)]
struct Reset {
    id: cynic::Id,
    input: Input,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Reset")]
struct AccountSecondFactorReset {
    #[arguments(id: $id, input: $input)]
    account_second_factor_reset: AccountSecondFactorResetPayload,
}

crate::api::listed!(mutation AccountSecondFactorReset, Reset);

#[derive(cynic::QueryFragment)]
struct AccountSecondFactorResetPayload {
    user_errors: Vec<UserError>,
}

/// For whoever has lost the phone and the codes.
#[component]
pub fn ResetButton(id: cynic::Id, name: String, version: Signal<i32>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let known = StoredValue::new((id, name));
    let press = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let (id, name) = known.get_value();
        let expected_version = version.get_untracked();
        let mut input = Input { expected_version, idempotency_key: String::new() };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(AccountSecondFactorReset::build(Reset { id, input })).await;
            let _ = busy.try_set(false);
            let locale = session.locale.get_untracked();
            match answer.map(|answer| answer.account_second_factor_reset.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    toasts.say(said(Word::AccountFactorResetNow, locale, &[("name", name)]));
                }
                Ok(errors) => toasts.say(errors.into_iter().map(|error| error.message).collect()),
                Err(error) => return toasts.say(error.word().said(locale).to_owned()),
            }
            unanswered.answered();
            session.changed();
        });
    });
    view! { <Button label=t(Word::AccountFactorReset) kind=Kind::Quiet busy on_press=press /> }
}
