use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::{
    citations::{Citation, Citations},
    directive_row::Progress,
    tasks::{TaskLine, TaskSummary},
};
use crate::{
    api::{self, Question},
    assignments::AssignmentCounts,
    session::Session,
    ui::{Card, Muted, Remote},
    words::{Word, fill, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct ClausesOf {
    #[arguments(id: $id)]
    directive: Option<Read>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
struct Read {
    preamble: String,
    closing_text: String,
    clauses: Vec<Clause>,
    citations: Vec<Citation>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Clause {
    label: String,
    level: i32,
    title: String,
    text: String,
    tasks: Vec<TaskSummary>,
    counts: AssignmentCounts,
}

/// The whole text, clause by clause, and what was given out for each.
#[component]
pub fn ClauseTree(id: String, is_published: bool) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        api::run(ClausesOf::build(ById { id: cynic::Id::new(id.clone()) }))
    });
    view! {
        <Remote
            question
            is_empty=|answer: &ClausesOf| answer.directive.is_none()
            empty=t(Word::DirectiveNotFound)
            children=move || {
                let read = move || question.with(|answer: &ClausesOf| answer.directive.clone());
                (move || read().map(|read| view! { <Parts read is_published /> })).into_any()
            }
        />
    }
}

#[component]
fn Parts(read: Read, is_published: bool) -> impl IntoView {
    let clause = |clause: Clause| view! { <ClauseLine clause is_published /> };
    view! {
        <div class="clauses">
            <Around label=t(Word::Preamble) text=read.preamble />
            {read.clauses.into_iter().map(clause).collect_view()}
            <Around label=t(Word::Closing) text=read.closing_text />
        </div>
        <Card title=t(Word::CitationsTitle)><Citations citations=read.citations /></Card>
    }
}

/// Text before the first clause, or behind the last.
#[component]
fn Around(label: Signal<String>, text: String) -> impl IntoView {
    (!text.trim().is_empty()).then(|| {
        view! {
            <details class="clause">
                <summary><span class="clause-name">{label}</span></summary>
                <p class="clause-text" lang="vi">{text.trim().to_owned()}</p>
            </details>
        }
    })
}

#[component]
fn ClauseLine(clause: Clause, is_published: bool) -> impl IntoView {
    let Clause { label, level, title, text, tasks, counts } = clause;
    let given = tasks.iter().filter(|task| task.cancelled_at.is_none()).count();
    let tally = (given > 0).then(|| {
        let tasks = fill(Word::TaskCount, move || vec![("count", given.to_string())]);
        let progress = is_published.then(|| view! { " · " <Progress counts /> });
        view! { <Muted>{tasks} {progress}</Muted> }
    });
    let tasks = tasks.into_iter().map(|task| view! { <li><TaskLine task is_given_out=is_published /></li> });
    view! {
        <details class="clause" data-level=level>
            <summary><ClauseName label title /> {tally}</summary>
            <p class="clause-text" lang="vi">{text.trim().to_owned()}</p>
            <ul class="clause-tasks">{tasks.collect_view()}</ul>
        </details>
    }
}

/// `1.2. Thực hiện các phong trào thi đua`
#[component]
pub fn ClauseName(label: String, title: String) -> impl IntoView {
    let is_number = label.ends_with(char::is_alphanumeric);
    let label = if is_number { label + ". " } else { label + " " };
    view! { <span class="clause-name" lang="vi"><b>{label}</b> {title}</span> }
}
