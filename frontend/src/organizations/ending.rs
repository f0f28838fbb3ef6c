//! Ending an organization from a day on, and taking an end back; each is the undo of the other.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{Day, OrganizationEndInput, schema};

use super::editing::Editable;
use crate::{
    api::{self, ApiError, Unanswered, UserError, new_key},
    calendar,
    session::Session,
    ui::{Actions, Button, DateField, Dialog, ErrorSummary, Kind, Problems, TextField, Toasts},
    words::{Word, fill, said, t},
};

#[derive(cynic::QueryVariables)]
struct End {
    id: cynic::Id,
    input: OrganizationEndInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "End")]
struct OrganizationEnd {
    #[arguments(id: $id, input: $input)]
    organization_end: EndPayload,
}

crate::api::listed!(mutation OrganizationEnd, End);

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "OrganizationPayload")]
struct EndPayload {
    organization: Option<Editable>,
    user_errors: Vec<UserError>,
}

const ON: &str = "end-on";
const REASON: &str = "end-reason";

async fn end(id: cynic::Id, input: OrganizationEndInput) -> Result<EndPayload, ApiError> {
    Ok(api::run(OrganizationEnd::build(End { id, input })).await?.organization_end)
}

/// The button that ends an organization or takes its end back, and the question before it does.
#[component]
pub fn Ending(organization: Editable) -> impl IntoView {
    let asking = RwSignal::new(false);
    let has_end = organization.valid_to.is_some();
    let (word, kind) =
        if has_end { (Word::OrganizationResume, Kind::Plain) } else { (Word::OrganizationEnd, Kind::Danger) };
    let organization = StoredValue::new(organization);
    view! {
        <Button label=t(word) kind on_press=Callback::new(move |()| asking.set(true)) />
        <Dialog
            id="organization-end"
            title=t(word)
            open=asking.into()
            on_close=Callback::new(move |()| asking.set(false))
        >
            {move || asking.get().then(|| view! { <Asked organization has_end asking /> })}
        </Dialog>
    }
}

#[component]
fn Asked(organization: StoredValue<Editable>, has_end: bool, asking: RwSignal<bool>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let (on, reason) = (RwSignal::new(session.today().iso()), RwSignal::new(String::new()));
    let press = Callback::new(move |()| {
        problems.clear();
        let (day, why) = (on.get_untracked(), shared::tidy(&reason.get_untracked()));
        if !has_end && calendar::Day::of_iso(&day).is_none() {
            problems.add(ON, Word::DateUnreadable);
        }
        if why.is_empty() {
            problems.add(REASON, Word::EndReasonMissing);
        }
        if busy.get_untracked() || !problems.is_empty() {
            return;
        }
        let (id, version) = organization.with_value(|one| (one.id.clone(), one.version));
        let mut input = OrganizationEndInput {
            on: (!has_end).then_some(Day(day)),
            reason: why,
            expected_version: version,
            idempotency_key: String::new(),
        };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let answer = end(id, input).await;
            let is_gone = busy.try_set(false).is_some();
            match answer {
                Ok(EndPayload { organization: Some(now), user_errors }) if user_errors.is_empty() => {
                    let _ = asking.try_set(false);
                    tell(session, toasts, now, has_end);
                }
                Ok(_) if is_gone => {}
                Ok(EndPayload { organization: now, user_errors }) => {
                    // Told that another was quicker, the person may press again.
                    if let Some(now) = now {
                        organization.set_value(now);
                    }
                    let fields = [(OrganizationEndInput::ON, ON), (OrganizationEndInput::REASON, REASON)];
                    problems.refused(user_errors, &fields);
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let name = move || vec![("name", organization.with_value(|one| one.name.clone()))];
    let (word, kind, help) = if has_end {
        (Word::OrganizationResume, Kind::Primary, Word::OrganizationResumeHelp)
    } else {
        (Word::OrganizationEnd, Kind::Danger, Word::OrganizationEndHelp)
    };
    let day = (!has_end).then(|| {
        view! {
            <DateField id=ON label=t(Word::OrganizationEndOn) error=problems.beside(ON) value=on />
        }
    });
    view! {
        <ErrorSummary problems />
        <p>{fill(help, name)}</p>
        {day}
        <TextField
            id=REASON
            label=t(Word::EndReason)
            hint=t(Word::EndReasonHint)
            error=problems.beside(REASON)
            value=reason
        />
        <Actions>
            <Button label=t(Word::LeaveAsIs) on_press=Callback::new(move |()| asking.set(false)) />
            <Button label=t(word) kind busy on_press=press />
        </Actions>
    }
}

/// Says what was done; the undo outlives the page.
fn tell(session: Session, toasts: Toasts, now: Editable, resumed: bool) {
    let locale = session.locale.get_untracked();
    session.changed();
    let word = if now.valid_to.is_some() { Word::OrganizationEndedNow } else { Word::OrganizationResumed };
    let words = said(word, locale, &[("name", now.name.clone())]);
    // Which day had been set before an end was taken back is not known here.
    if resumed {
        return toasts.say(words);
    }
    toasts.say_with_undo(words, move || {
        let input = OrganizationEndInput {
            on: None,
            reason: Word::Undo.said(locale).to_owned(),
            expected_version: now.version,
            idempotency_key: new_key(),
        };
        let id = now.id.clone();
        spawn_local(async move {
            match end(id, input).await {
                Ok(EndPayload { organization: Some(now), user_errors }) if user_errors.is_empty() => {
                    tell(session, toasts, now, true);
                }
                Ok(_) => toasts.say(Word::UndoRefused.said(locale).to_owned()),
                Err(error) => toasts.say(error.word().said(locale).to_owned()),
            }
        });
    });
}
