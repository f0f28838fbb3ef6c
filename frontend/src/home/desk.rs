use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    assignment_items::AssignmentItems,
    directive_items::{DirectiveConnection, Drafts, Issued, Outcomes},
};
use crate::{
    api::Question,
    assignments::{AssignmentCounts, AssignmentSummary, CountLinks},
    session::Session,
    ui::Remote,
    words::{Word, t},
};

/// What the role may read decides what is asked.
#[derive(cynic::QueryVariables, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a variable of the question")]
struct Part {
    reads: bool,
    answers: bool,
    reviews: bool,
    manages: bool,
    only_reports: bool,
    only_reads: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Part")]
struct Waiting {
    #[directives(include(if: $reads))]
    assignment_counts: Option<AssignmentCounts>,
    #[cynic(rename = "assignments", alias)]
    #[arguments(first: 5, where: { state: { in: [OPEN, WORKING, RETURNED] } })]
    #[directives(include(if: $answers))]
    to_do: Option<Assignments>,
    #[cynic(rename = "assignments", alias)]
    #[arguments(first: 5, where: { state: { eq: SUBMITTED } })]
    #[directives(include(if: $reviews))]
    submitted: Option<Assignments>,
    #[cynic(rename = "assignments", alias)]
    #[arguments(first: 5, where: { late: true })]
    #[directives(include(if: $reviews))]
    late: Option<Assignments>,
    #[cynic(rename = "directives", alias)]
    #[arguments(first: 5, where: { state: { eq: DRAFT } })]
    #[directives(include(if: $manages))]
    drafts: Option<DirectiveConnection>,
    #[cynic(rename = "directives", alias)]
    #[arguments(first: 3, where: { state: { eq: PUBLISHED } })]
    #[directives(include(if: $only_reports))]
    published: Option<DirectiveConnection>,
    #[cynic(rename = "directives", alias)]
    #[arguments(first: 3, where: { state: { eq: PUBLISHED } })]
    #[directives(include(if: $only_reads))]
    issued: Option<DirectiveConnection>,
}

crate::api::listed!(query Waiting, Part);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "AssignmentConnection")]
struct Assignments {
    nodes: Vec<AssignmentSummary>,
}

/// One request for all that waits, whatever the role.
#[component]
pub fn Desk() -> impl IntoView {
    let session = Session::get();
    let can = |capability| session.can(capability);
    let (answers, reviews) = (can(Capability::AnswerAssignments), can(Capability::ReviewAssignments));
    let (reads, reports) = (can(Capability::ReadAssignments), can(Capability::ReadReports));
    let part = Part {
        reads,
        answers,
        reviews,
        manages: can(Capability::ManageDirectives),
        only_reports: reports && !answers && !reviews,
        // Council members and surveyors: what the office asks of others is all there is to read.
        only_reads: can(Capability::ReadDirectives) && !reads && !reports,
    };
    if !part.reads && !part.only_reports && !part.only_reads {
        return None;
    }
    let waiting = Question::kept(move || {
        session.changes.track();
        Waiting::build(part)
    });
    let lists = move || {
        let Waiting { assignment_counts, to_do, submitted, late, drafts, published, issued } =
            waiting.with(Waiting::clone);
        let link = Callback::new(|part| format!("/viec?trang-thai={part}"));
        view! {
            {assignment_counts.map(|counts| view! { <CountLinks counts link /> })}
            {to_do.map(|Assignments { nodes }| view! {
                <AssignmentItems title=Word::DeskToDo none=Word::DeskToDoNone assignments=nodes part="can-lam" />
            })}
            {submitted.map(|Assignments { nodes }| view! {
                <AssignmentItems title=Word::AssignmentSubmitted none=Word::DeskSubmittedNone assignments=nodes part="cho-duyet" />
            })}
            {late.map(|Assignments { nodes }| view! {
                <AssignmentItems title=Word::AssignmentLate none=Word::DeskLateNone assignments=nodes part="qua-han" />
            })}
            {drafts.map(|drafts| view! { <Drafts directives=drafts.nodes /> })}
            {published.map(|published| view! { <Outcomes directives=published.nodes /> })}
            {issued.map(|issued| view! { <Issued directives=issued.nodes /> })}
        }
    };
    Some(view! {
        <Remote
            question=waiting
            is_empty=|_| false
            empty=t(Word::AssignmentsNone)
            children=move || lists.into_any()
        />
    })
}
