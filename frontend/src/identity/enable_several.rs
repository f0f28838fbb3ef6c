//! Several accounts are kept out at once or let in again; each is the undo of the other.
use cynic::{MutationBuilder, QueryBuilder};
use leptos::{prelude::*, task::spawn_local};
use shared::{AccountReadInput, AccountsSetEnabledInput, schema};

use crate::{
    api::{self, ApiError, UserError, new_key},
    lists::{Pick, Picked},
    session::Session,
    ui::{Button, Toasts},
    views::{Plan, PlanSheet, SeveralBar, planned},
    words::{Word, said, t},
};

#[derive(cynic::QueryVariables)]
struct Named {
    ids: Vec<cynic::Id>,
    enabled: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Named")]
struct EnablePreview {
    #[arguments(ids: $ids, enabled: $enabled)]
    accounts_set_enabled_preview: Vec<UserError>,
}

crate::api::listed!(query EnablePreview, Named);

#[derive(cynic::QueryVariables)]
struct Setting {
    input: AccountsSetEnabledInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Setting")]
struct AccountsSetEnabled {
    #[arguments(input: $input)]
    accounts_set_enabled: AccountsPayload,
}

crate::api::listed!(mutation AccountsSetEnabled, Setting);

#[derive(cynic::QueryFragment)]
struct AccountsPayload {
    accounts: Vec<Account>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
struct Account {
    id: cynic::Id,
    version: i32,
    full_name: String,
}

#[component]
pub fn EnableSeveral(picked: Picked) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let [keeping_out, letting_in] = [(); 2].map(|()| RwSignal::new(None::<Plan>));
    let busy = RwSignal::new(false);
    let look = move |plan: RwSignal<Option<Plan>>, enabled: bool| {
        Callback::new(move |()| {
            let picks: Vec<_> = picked.chosen.get_untracked().into_values().collect();
            let ids = picks.iter().map(|pick| cynic::Id::new(pick.id.clone())).collect();
            busy.set(true);
            spawn_local(async move {
                let answer = api::run(EnablePreview::build(Named { ids, enabled })).await;
                let _ = busy.try_set(false);
                match answer {
                    Ok(answer) => {
                        let _ = plan.try_set(Some(planned(picks, &answer.accounts_set_enabled_preview)));
                    }
                    Err(error) => toasts.say(error.word().said(session.locale.get_untracked()).to_owned()),
                }
            });
        })
    };
    let act = move |plan: RwSignal<Option<Plan>>, enabled: bool| {
        Callback::new(move |now: Plan| {
            busy.set(true);
            spawn_local(async move {
                let answer = send(&now.fits, enabled).await;
                let _ = busy.try_set(false);
                match answer {
                    Ok(Ok(done)) => {
                        say_done(session, toasts, done, enabled);
                        let _ = plan.try_set(None);
                        picked.clear();
                    }
                    // Another was quicker for some of them: the question is put again.
                    Ok(Err(errors)) => {
                        let _ = plan.try_set(Some(planned(now.fits, &errors)));
                    }
                    Err(error) => toasts.say(error.unsent().said(session.locale.get_untracked()).to_owned()),
                }
                session.changed();
            });
        })
    };
    view! {
        <SeveralBar picked>
            <Button label=t(Word::SeveralDisable) busy on_press=look(keeping_out, false) />
            <Button label=t(Word::SeveralEnable) busy on_press=look(letting_in, true) />
        </SeveralBar>
        <PlanSheet
            id="disable-several"
            title=Word::SeveralDisable
            help=Word::SeveralDisableHelp
            act=Word::SeveralDisableNow
            is_danger=true
            plan=keeping_out
            busy
            on_act=act(keeping_out, false)
        />
        <PlanSheet
            id="enable-several"
            title=Word::SeveralEnable
            help=Word::SeveralEnableHelp
            act=Word::SeveralEnableNow
            plan=letting_in
            busy
            on_act=act(letting_in, true)
        />
    }
}

/// The accounts as they then stand, or why nothing was done.
async fn send(picks: &[Pick], enabled: bool) -> Result<Result<Vec<Pick>, Vec<UserError>>, ApiError> {
    let read = |pick: &Pick| AccountReadInput {
        id: cynic::Id::new(pick.id.clone()),
        expected_version: pick.version,
    };
    let accounts = picks.iter().map(read).collect();
    let input = AccountsSetEnabledInput { accounts, enabled, idempotency_key: new_key() };
    let payload = api::run(AccountsSetEnabled::build(Setting { input })).await?.accounts_set_enabled;
    if !payload.user_errors.is_empty() {
        return Ok(Err(payload.user_errors));
    }
    let pick = |account: Account| Pick {
        id: account.id.into_inner(),
        version: account.version,
        name: account.full_name,
    };
    Ok(Ok(payload.accounts.into_iter().map(pick).collect()))
}

/// Outlives the page: its undo may be pressed from another.
fn say_done(session: Session, toasts: Toasts, done: Vec<Pick>, enabled: bool) {
    let word = if enabled { Word::SeveralEnabled } else { Word::SeveralDisabled };
    let locale = session.locale.get_untracked();
    let words = said(word, locale, &[("count", done.len().to_string())]);
    toasts.say_with_undo(words, move || {
        let done = done.clone();
        spawn_local(async move {
            match send(&done, !enabled).await {
                Ok(Ok(done)) => say_done(session, toasts, done, !enabled),
                Ok(Err(_)) => toasts.say(Word::UndoRefused.said(locale).to_owned()),
                Err(error) => toasts.say(error.unsent().said(locale).to_owned()),
            }
            session.changed();
        });
    });
}
