//! A record goes back to what it was before a change, as a new version; the way forth again is the undo.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{Capability, RestoreInput, schema};

use super::changes::fields_of;
use crate::{
    api::{self, ApiError, UserError, new_key},
    session::Session,
    ui::{Button, Kind, Toasts},
    words::{Word, said, t},
};

#[derive(cynic::QueryVariables)]
struct Back {
    id: cynic::Id,
    input: RestoreInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Back")]
struct OrganizationRestore {
    #[arguments(id: $id, input: $input)]
    organization_restore: OrganizationPayload,
}

crate::api::listed!(mutation OrganizationRestore, Back);

#[derive(cynic::QueryFragment)]
struct OrganizationPayload {
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Back")]
struct SchemeRestore {
    #[arguments(id: $id, input: $input)]
    scheme_restore: SchemePayload,
}

crate::api::listed!(mutation SchemeRestore, Back);

#[derive(cynic::QueryFragment)]
struct SchemePayload {
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Back")]
struct TaskRestore {
    #[arguments(id: $id, input: $input)]
    task_restore: TaskPayload,
}

crate::api::listed!(mutation TaskRestore, Back);

#[derive(cynic::QueryFragment)]
struct TaskPayload {
    user_errors: Vec<UserError>,
}

/// Who may take a record back, and the field by which an entry is known to hold its whole form.
fn rule(id: &str) -> Option<(Capability, &'static str)> {
    match id.split(':').next()? {
        "organization" => Some((Capability::ManageOrganizations, "validFrom")),
        "scheme" => Some((Capability::ManageDirectives, "targets")),
        "task" => Some((Capability::ManageDirectives, "dueRule")),
        _ => None,
    }
}

/// Whether this viewer can take the record back to before an entry.
pub fn restores(id: &str, before: Option<&str>) -> bool {
    let Some((capability, mark)) = rule(id) else { return false };
    Session::get().can(capability)
        && fields_of(before.unwrap_or_default()).iter().any(|(name, _)| name == mark)
}

async fn ask(id: cynic::Id, input: RestoreInput) -> Result<Vec<UserError>, ApiError> {
    Ok(match id.inner().split(':').next().unwrap_or_default() {
        "scheme" => api::run(SchemeRestore::build(Back { id, input })).await?.scheme_restore.user_errors,
        "task" => api::run(TaskRestore::build(Back { id, input })).await?.task_restore.user_errors,
        _ => api::run(OrganizationRestore::build(Back { id, input })).await?.organization_restore.user_errors,
    })
}

/// The undo of a change: the record as it was at `version`, over the one that is `now`.
pub fn take_back(session: Session, toasts: Toasts, id: String, version: i32, now: i32) {
    restore(session, toasts, id, version, now, None);
}

/// Outlives the page it was pressed on: its undo may be pressed from another.
fn restore(
    session: Session,
    toasts: Toasts,
    id: String,
    version: i32,
    now: i32,
    busy: Option<RwSignal<bool>>,
) {
    if let Some(busy) = busy {
        busy.set(true);
    }
    spawn_local(async move {
        let input = RestoreInput { version, expected_version: now, idempotency_key: new_key() };
        let answer = ask(cynic::Id::new(&id), input).await;
        if let Some(busy) = busy {
            let _ = busy.try_set(false);
        }
        let locale = session.locale.get_untracked();
        match answer {
            Ok(errors) if errors.is_empty() => {
                let words = said(Word::HistoryRestored, locale, &[("version", version.to_string())]);
                toasts.say_with_undo(words, move || restore(session, toasts, id.clone(), now, now + 1, None));
            }
            Ok(errors) => toasts.say(errors.into_iter().map(|error| error.message).collect()),
            Err(error) => toasts.say(error.word().said(locale).to_owned()),
        }
        session.changed();
    });
}

#[component]
pub fn RestoreButton(id: String, version: i32, now: i32) -> impl IntoView {
    let (session, toasts, busy) = (Session::get(), Toasts::get(), RwSignal::new(false));
    let press = Callback::new(move |()| {
        if !busy.get_untracked() {
            restore(session, toasts, id.clone(), version, now, Some(busy));
        }
    });
    view! { <Button label=t(Word::HistoryRestore) kind=Kind::Quiet busy on_press=press /> }
}
