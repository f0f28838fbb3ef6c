//! Ending a membership from a day on, and taking an end back.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{Day, MembershipEndInput, schema};

use super::{memberships::Membership, role_word};
use crate::{
    api::{self, ApiError, Unanswered, UserError, new_key},
    calendar,
    session::Session,
    ui::{Actions, Button, DateField, Dialog, ErrorSummary, Kind, Problems, Toasts},
    words::{Word, fill, t},
};

#[derive(cynic::QueryVariables)]
struct End {
    id: cynic::Id,
    input: MembershipEndInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "End")]
struct MembershipEnd {
    #[arguments(id: $id, input: $input)]
    membership_end: MembershipPayload,
}

crate::api::listed!(mutation MembershipEnd, End);

#[derive(cynic::QueryFragment)]
struct MembershipPayload {
    account: Option<AccountVersion>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Account")]
struct AccountVersion {
    version: i32,
}

const ON: &str = "end-on";

async fn end(id: cynic::Id, input: MembershipEndInput) -> Result<MembershipPayload, ApiError> {
    Ok(api::run(MembershipEnd::build(End { id, input })).await?.membership_end)
}

/// Asks before a membership ends or its end is taken back; with none to end it is closed.
#[component]
pub fn EndMembership(
    ending: RwSignal<Option<Membership>>,
    /// Of the account.
    version: Signal<i32>,
) -> impl IntoView {
    let has_end = move || ending.with(|one| one.as_ref().is_some_and(|one| one.valid_to.is_some()));
    let (end_it, resume) = (t(Word::MembershipEnd), t(Word::MembershipResume));
    let title = Signal::derive(move || if has_end() { resume.get() } else { end_it.get() });
    view! {
        <Dialog
            id="membership-end"
            title
            open=Signal::derive(move || ending.with(Option::is_some))
            on_close=Callback::new(move |()| ending.set(None))
        >
            {move || ending.get().map(|membership| view! { <Asked membership ending version title /> })}
        </Dialog>
    }
}

#[component]
fn Asked(
    membership: Membership,
    ending: RwSignal<Option<Membership>>,
    version: Signal<i32>,
    title: Signal<String>,
) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let on = RwSignal::new(session.today().iso());
    let has_end = membership.valid_to.is_some();
    let id = StoredValue::new(membership.id);
    let close = Callback::new(move |()| ending.set(None));
    let press = Callback::new(move |()| {
        problems.clear();
        let day = on.get_untracked();
        if !has_end && calendar::Day::of_iso(&day).is_none() {
            problems.add(ON, Word::DateUnreadable);
        }
        if busy.get_untracked() || !problems.is_empty() {
            return;
        }
        let mut input = MembershipEndInput {
            on: (!has_end).then_some(Day(day)),
            expected_version: version.get_untracked(),
            idempotency_key: String::new(),
        };
        let id = id.get_value();
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = end(id.clone(), input).await;
            let is_gone = busy.try_set(false).is_some();
            match answer {
                Ok(MembershipPayload { account: Some(account), user_errors }) if user_errors.is_empty() => {
                    let _ = ending.try_set(None);
                    tell(session, toasts, id, account.version, has_end);
                }
                Ok(_) if is_gone => {}
                Ok(MembershipPayload { user_errors, .. }) => {
                    problems.refused(user_errors, &[(MembershipEndInput::ON, ON)]);
                    session.changed();
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let role = t(membership.role.map_or(Word::RoleUnknown, role_word));
    let place = membership.organization.map(|organization| organization.name).unwrap_or_default();
    let gaps = move || vec![("role", role.get()), ("place", place.clone())];
    let (help, kind) = if has_end {
        (Word::MembershipResumeHelp, Kind::Primary)
    } else {
        (Word::MembershipEndHelp, Kind::Danger)
    };
    let day = (!has_end).then(|| {
        view! {
            <DateField id=ON label=t(Word::MembershipEndOn) error=problems.beside(ON) value=on />
        }
    });
    view! {
        <ErrorSummary problems />
        <p>{fill(help, gaps)}</p>
        {day}
        <Actions>
            <Button label=t(Word::LeaveAsIs) on_press=close />
            <Button label=title kind busy on_press=press />
        </Actions>
    }
}

/// Says what was done; the undo of an end outlives the page.
fn tell(session: Session, toasts: Toasts, id: cynic::Id, version: i32, resumed: bool) {
    let locale = session.locale.get_untracked();
    session.changed();
    if resumed {
        return toasts.say(Word::MembershipResumed.said(locale).to_owned());
    }
    toasts.say_with_undo(Word::MembershipEnded.said(locale).to_owned(), move || {
        let input = MembershipEndInput { on: None, expected_version: version, idempotency_key: new_key() };
        let id = id.clone();
        spawn_local(async move {
            match end(id.clone(), input).await {
                Ok(MembershipPayload { account: Some(account), user_errors }) if user_errors.is_empty() => {
                    tell(session, toasts, id, account.version, true);
                }
                Ok(_) => toasts.say(Word::UndoRefused.said(locale).to_owned()),
                Err(error) => toasts.say(error.word().said(locale).to_owned()),
            }
        });
    });
}
