use leptos::prelude::*;

use super::{assignment::Assignment, assignments_page::sees_others, due::Due, state::AssignmentChip};
use crate::{
    session::Session,
    ui::{Fact, Facts, Typed},
    words::{Word, t},
};

/// `1.2. Thi đua`
pub fn clause_name(label: &str, title: &str) -> String {
    let joint = if label.chars().any(char::is_alphanumeric) { ". " } else { " " };
    [label, title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(joint)
}

/// What must be done, by whom, until when, and how far it has come.
#[component]
pub fn Known(assignment: Assignment) -> impl IntoView {
    let Assignment { state, is_late, due_on, task, directive, organization, .. } = assignment;
    let href = format!("/van-ban/{}", directive.id.inner());
    let clause = clause_name(&task.clause.label, &task.clause.title);
    let organization = organization.filter(|_| sees_others(Session::get())).map(|organization| {
        view! { <Fact label=t(Word::OrganizationLabel)><span lang="vi">{organization.name}</span></Fact> }
    });
    let expected = task.expected_evidence.map(|text| {
        view! { <Fact label=t(Word::AssignmentExpected)><Typed text /></Fact> }
    });
    let moments = [
        (Word::AssignmentSubmittedAt, assignment.submitted_at),
        (Word::AssignmentDecidedAt, assignment.decided_at),
        (Word::AssignmentRemindedAt, assignment.reminded_at),
    ];
    let moments = moments.into_iter().filter_map(|(word, moment)| {
        moment.map(|moment| view! { <Fact label=t(word)>{moment.shown()}</Fact> })
    });
    view! {
        <Facts>
            {organization}
            <Fact label=t(Word::AssignmentDue)><Due on=due_on.day() state /></Fact>
            <Fact label=t(Word::StateLabel)><AssignmentChip state late=is_late /></Fact>
            {expected}
            <Fact label=t(Word::AssignmentClause)><span lang="vi"><a href=href>{clause}</a></span></Fact>
            <Fact label=t(Word::AssignmentDirective)><span lang="vi">{directive.title}</span></Fact>
            {moments.collect_view()}
        </Facts>
    }
}
