use leptos::prelude::*;

use crate::{
    assignments::{AssignmentChip, AssignmentSummary, Due, sees_others},
    session::Session,
    ui::{Card, Item, Items, Line, Muted},
    words::{Word, t},
};

/// A few assignments that wait, and the way to all of them.
#[component]
pub fn AssignmentItems(
    title: Word,
    /// Said where nothing waits.
    none: Word,
    assignments: Vec<AssignmentSummary>,
    /// The value of the list's part in its address.
    part: &'static str,
) -> impl IntoView {
    let names_organization = sees_others(Session::get());
    let item = move |assignment: AssignmentSummary| {
        let href = assignment.href();
        let organization = names_organization.then(|| {
            let name = assignment.organization_name();
            view! { <Muted><span lang="vi">{name}</span></Muted> }
        });
        let AssignmentSummary { state, is_late, due_on, task, .. } = assignment;
        view! {
            <Item>
                <a href=href lang="vi">{task.title}</a>
                {organization}
                <Line>
                    <AssignmentChip state late=is_late />
                    <span>{t(Word::AssignmentDue)} " " <Due on=due_on.day() state /></span>
                </Line>
            </Item>
        }
    };
    let inside = if assignments.is_empty() {
        view! { <p>{t(none)}</p> }.into_any()
    } else {
        view! {
            <Items label=t(title)>{assignments.into_iter().map(item).collect_view()}</Items>
            <p><a href=format!("/viec?trang-thai={part}")>{t(Word::DeskAll)}</a></p>
        }
        .into_any()
    };
    view! { <Card title=t(title)>{inside}</Card> }
}
