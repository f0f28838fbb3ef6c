use leptos::prelude::*;
use shared::{DueRule, OrganizationKind, schema};

use super::super::directive_row::Progress;
use crate::{
    api::{WireDay, WireMoment},
    assignments::AssignmentCounts,
    audit::HistoryLink,
    organizations::kind_word,
    session::Session,
    ui::{Chip, Muted, Tone},
    words::{Locale, Word, said, t},
};

/// What a [`TaskLine`] needs to know of a task.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct TaskSummary {
    pub id: cynic::Id,
    pub version: i32,
    pub title: String,
    pub cancelled_at: Option<WireMoment>,
    pub kinds: Vec<OrganizationKind>,
    pub organizations: Vec<Responsible>,
    pub due_rule: DueRule,
    pub due_on: Option<WireDay>,
    pub due_days: Option<i32>,
    pub expected_evidence: Option<String>,
    pub measures: Vec<Measure>,
    counts: AssignmentCounts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Responsible {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Measure {
    pub name: String,
    pub unit: String,
}

/// What must be done, by whom, until when, what proves it, and how far it has come.
#[component]
pub fn TaskLine(
    task: TaskSummary,
    /// In a draft nothing has begun.
    is_given_out: bool,
) -> impl IntoView {
    let locale = Session::get().locale;
    let due = {
        let (rule, day, days) = (task.due_rule, task.due_on, task.due_days);
        Signal::derive(move || due(rule, day.as_ref(), days, locale.get()))
    };
    let names = task.organizations.into_iter().map(|one| one.name).collect::<Vec<_>>();
    let kinds = task.kinds;
    let responsible = move || {
        let kinds = kinds.iter().map(|kind| kind_word(*kind).said(locale.get()).to_owned());
        kinds.chain(names.iter().cloned()).collect::<Vec<_>>().join(", ")
    };
    let measures = task
        .measures
        .into_iter()
        .map(|Measure { name, unit }| [name, " (".to_owned(), unit, ")".to_owned()].concat());
    let measures = measures.collect::<Vec<_>>().join("; ");
    let part = |label: Word, value: String| {
        (!value.is_empty())
            .then(|| view! { <p><Muted>{t(label)} ": " <span lang="vi">{value}</span></Muted></p> })
    };
    let state = if task.cancelled_at.is_some() {
        Some(view! { <Chip tone=Tone::Neutral icon="closed" label=t(Word::TaskCancelled) /> }.into_any())
    } else {
        is_given_out.then(|| view! { <Muted><Progress counts=task.counts /></Muted> }.into_any())
    };
    view! {
        <div class="task">
            <p><strong lang="vi">{task.title}</strong></p>
            <p><Muted>{responsible} " · " {due}</Muted></p>
            {part(Word::TaskEvidence, task.expected_evidence.unwrap_or_default())}
            {part(Word::TaskMeasures, measures)}
            {state.map(|state| view! { <p>{state}</p> })}
            <HistoryLink id=task.id.into_inner() />
        </div>
    }
}

fn due(rule: DueRule, day: Option<&WireDay>, days: Option<i32>, locale: Locale) -> String {
    match rule {
        DueRule::OnDay => said(Word::DueOn, locale, &[("day", day.map(WireDay::shown).unwrap_or_default())]),
        DueRule::DaysAfterPublication => {
            said(Word::DueAfter, locale, &[("days", days.unwrap_or_default().to_string())])
        }
        DueRule::EndOfPeriod => Word::DueAtEnd.said(locale).to_owned(),
    }
}
