use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    citations::{Citation, Citations},
    directive_row::Progress,
    schemes::{HangSchemes, Hanging, HungClause as Hung, SchemeName, SchemeNames},
    tasks::{TaskLine, TaskSummary},
};
use crate::{
    api::Question,
    assignments::AssignmentCounts,
    session::Session,
    ui::{Button, Card, Kind, Muted, Remote},
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

crate::api::listed!(query ClausesOf, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
struct Read {
    version: i32,
    preamble: String,
    closing_text: String,
    clauses: Vec<Clause>,
    citations: Vec<Citation>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Clause {
    id: cynic::Id,
    label: String,
    level: i32,
    title: String,
    text: String,
    schemes: Vec<SchemeName>,
    tasks: Vec<TaskSummary>,
    counts: AssignmentCounts,
}

/// What the lines of one tree share.
#[derive(Clone, Copy)]
struct Tree {
    is_published: bool,
    /// For who may say which schemes a clause serves.
    hanging: Option<Hanging>,
    /// The clauses that are open: they stay so when the tree is made anew.
    open: StoredValue<Vec<String>>,
}

/// The whole text, clause by clause, and what was given out for each.
#[component]
pub fn ClauseTree(id: String, is_published: bool) -> impl IntoView {
    let session = Session::get();
    let question = Question::kept(move || {
        session.changes.track();
        ClausesOf::build(ById { id: cynic::Id::new(id.clone()) })
    });
    let tree = Tree {
        is_published,
        hanging: session.can(Capability::ManageDirectives).then(Hanging::none),
        open: StoredValue::new(Vec::new()),
    };
    view! {
        <Remote
            question
            is_empty=|answer: &ClausesOf| answer.directive.is_none()
            empty=t(Word::DirectiveNotFound)
            children=move || {
                let read = move || question.with(|answer: &ClausesOf| answer.directive.clone());
                (move || read().map(|read| view! { <Parts read tree /> })).into_any()
            }
        />
        {tree.hanging.map(|hanging| view! { <HangSchemes hanging /> })}
    }
}

#[component]
fn Parts(read: Read, tree: Tree) -> impl IntoView {
    let version = read.version;
    let clause = move |clause: Clause| view! { <ClauseLine clause version tree /> };
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
fn ClauseLine(clause: Clause, version: i32, tree: Tree) -> impl IntoView {
    let Clause { id, label, level, title, text, schemes, tasks, counts } = clause;
    let Tree { is_published, hanging, open } = tree;
    let given = tasks.iter().filter(|task| task.cancelled_at.is_none()).count();
    let tally = (given > 0).then(|| {
        let tasks = fill(Word::TaskCount, move || vec![("count", given.to_string())]);
        let progress = is_published.then(|| view! { " · " <Progress counts /> });
        view! { <Muted>{tasks} {progress}</Muted> }
    });
    let choose = hanging.map(|hanging| {
        let (name, schemes) = (clause_name(&label, &title), schemes.clone());
        let clause = Hung { id: id.clone(), name, version, schemes };
        let press = Callback::new(move |()| hanging.begin(clause.clone()));
        view! { <Button label=t(Word::ClauseSchemesTitle) kind=Kind::Quiet icon="plus" on_press=press /> }
    });
    let key = id.into_inner();
    let row = key.clone();
    let is_open = open.with_value(|open| open.contains(&key));
    let toggle = move |event: web_sys::Event| {
        let shows = event_target::<web_sys::Element>(&event).has_attribute("open");
        open.update_value(|open| {
            open.retain(|one| *one != key);
            if shows {
                open.push(key.clone());
            }
        });
    };
    let tasks = tasks.into_iter().map(|task| view! { <li><TaskLine task is_given_out=is_published /></li> });
    view! {
        <details class="clause" data-level=level open=is_open on:toggle=toggle>
            <summary id=row><ClauseName label title /> {tally}</summary>
            <p class="clause-text" lang="vi">{text.trim().to_owned()}</p>
            <div class="clause-more"><SchemeNames schemes /> {choose}</div>
            <ul class="clause-tasks">{tasks.collect_view()}</ul>
        </details>
    }
}

fn clause_name(label: &str, title: &str) -> String {
    [label, joint(label), title].concat().trim().to_owned()
}

/// Behind a number and behind a bullet.
fn joint(label: &str) -> &'static str {
    if label.ends_with(char::is_alphanumeric) { ". " } else { " " }
}

/// `1.2. Thực hiện các phong trào thi đua`
#[component]
pub fn ClauseName(mut label: String, title: String) -> impl IntoView {
    label.push_str(joint(&label));
    view! { <span class="clause-name" lang="vi"><b>{label}</b> {title}</span> }
}
