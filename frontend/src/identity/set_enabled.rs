//! Letting an account sign in, or no longer; each is the undo of the other.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{AccountSetEnabledInput, schema};

use crate::{
    api::{self, ApiError, UserError, new_key},
    session::Session,
    ui::Toasts,
    words::{Word, said},
};

/// What the act needs to know of an account.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
pub struct AccountState {
    pub id: cynic::Id,
    pub version: i32,
    pub enabled: bool,
    pub full_name: String,
}

#[derive(cynic::QueryVariables)]
struct SetEnabled {
    id: cynic::Id,
    input: AccountSetEnabledInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetEnabled")]
struct AccountSetEnabled {
    #[arguments(id: $id, input: $input)]
    account_set_enabled: AccountSetEnabledPayload,
}

crate::api::listed!(mutation AccountSetEnabled, SetEnabled);

#[derive(cynic::QueryFragment)]
struct AccountSetEnabledPayload {
    account: Option<AccountState>,
    user_errors: Vec<UserError>,
}

/// Outlives the row it was pressed in: its undo may be pressed from another page.
pub fn set_enabled(
    session: Session,
    toasts: Toasts,
    account: AccountState,
    enabled: bool,
    busy: Option<RwSignal<bool>>,
) {
    if let Some(busy) = busy {
        busy.set(true);
    }
    spawn_local(async move {
        let input =
            AccountSetEnabledInput { enabled, expected_version: account.version, idempotency_key: new_key() };
        let answer = api::run(AccountSetEnabled::build(SetEnabled { id: account.id, input })).await;
        if let Some(busy) = busy {
            let _ = busy.try_set(false);
        }
        tell(session, toasts, answer.map(|answer| answer.account_set_enabled));
        session.changed();
    });
}

fn tell(session: Session, toasts: Toasts, answer: Result<AccountSetEnabledPayload, ApiError>) {
    let locale = session.locale.get_untracked();
    match answer {
        Ok(AccountSetEnabledPayload { account: Some(account), user_errors }) if user_errors.is_empty() => {
            let word = if account.enabled { Word::AccountEnabledNow } else { Word::AccountDisabledNow };
            let words = said(word, locale, &[("name", account.full_name.clone())]);
            let back = !account.enabled;
            toasts.say_with_undo(words, move || set_enabled(session, toasts, account.clone(), back, None));
        }
        Ok(AccountSetEnabledPayload { user_errors, .. }) => {
            toasts.say(user_errors.into_iter().map(|error| error.message).collect());
        }
        Err(error) => toasts.say(error.word().said(locale).to_owned()),
    }
}
