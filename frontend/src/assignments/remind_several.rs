//! Several organizations are reminded at once. What was sent cannot be taken back, so it is shown before.
use cynic::{MutationBuilder, QueryBuilder};
use leptos::{prelude::*, task::spawn_local};
use shared::{AssignmentsRemindInput, schema};

use crate::{
    api::{self, Unanswered, UserError},
    lists::{Pick, Picked},
    session::Session,
    ui::{Button, Toasts},
    views::{Plan, PlanSheet, SeveralBar, planned},
    words::{Word, said, t},
};

#[derive(cynic::QueryVariables)]
struct Named {
    ids: Vec<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Named")]
struct RemindPreview {
    #[arguments(ids: $ids)]
    assignments_remind_preview: Vec<UserError>,
}

crate::api::listed!(query RemindPreview, Named);

#[derive(cynic::QueryVariables)]
struct Reminding {
    input: AssignmentsRemindInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Reminding")]
struct AssignmentsRemind {
    #[arguments(input: $input)]
    assignments_remind: AssignmentsPayload,
}

crate::api::listed!(mutation AssignmentsRemind, Reminding);

#[derive(cynic::QueryFragment)]
struct AssignmentsPayload {
    user_errors: Vec<UserError>,
}

#[component]
pub fn RemindSeveral() -> impl IntoView {
    let (session, toasts): (Session, Toasts) = (Session::get(), Toasts::get());
    let picked: Picked = expect_context();
    let (plan, busy, unanswered) = (RwSignal::new(None::<Plan>), RwSignal::new(false), Unanswered::nothing());
    let failed = move |error: &api::ApiError| {
        toasts.say(error.unsent().said(session.locale.get_untracked()).to_owned());
    };
    let look = move |picks: Vec<Pick>| {
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(RemindPreview::build(Named { ids: ids(&picks) })).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(answer) => {
                    let _ = plan.try_set(Some(planned(picks, &answer.assignments_remind_preview)));
                }
                Err(error) => failed(&error),
            }
        });
    };
    let ask = Callback::new(move |()| look(picked.chosen.get_untracked().into_values().collect()));
    let remind = Callback::new(move |now: Plan| {
        let mut input = AssignmentsRemindInput { ids: ids(&now.fits), idempotency_key: String::new() };
        input.idempotency_key = unanswered.key("", &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(AssignmentsRemind::build(Reminding { input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.assignments_remind.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    let locale = session.locale.get_untracked();
                    toasts.say(said(Word::SeveralReminded, locale, &[("count", now.fits.len().to_string())]));
                    let _ = plan.try_set(None);
                    picked.clear();
                }
                // Another was quicker for some of them: the question is put again.
                Ok(errors) => {
                    let _ = plan.try_set(Some(planned(now.fits, &errors)));
                }
                Err(error) => return failed(&error),
            }
            unanswered.answered();
            session.changed();
        });
    });
    view! {
        <SeveralBar picked>
            <Button label=t(Word::SeveralRemind) busy on_press=ask />
        </SeveralBar>
        <PlanSheet
            id="remind-several"
            title=Word::SeveralRemind
            help=Word::SeveralRemindHelp
            act=Word::SeveralRemindNow
            plan
            busy
            on_act=remind
        />
    }
}

fn ids(picks: &[Pick]) -> Vec<cynic::Id> {
    picks.iter().map(|pick| cynic::Id::new(pick.id.clone())).collect()
}
