use leptos::prelude::*;
use shared::{AssignmentState, schema};

use super::{due::Due, state::AssignmentChip};
use crate::{
    api::WireDay,
    ui::{Cell, CellKind, RowHead},
    words::{Word, t},
};

/// What an [`AssignmentRow`] needs to know of an assignment.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Assignment")]
pub struct AssignmentSummary {
    pub id: cynic::Id,
    pub version: i32,
    pub state: AssignmentState,
    pub is_late: bool,
    pub due_on: WireDay,
    pub task: TaskTitle,
    pub organization: Option<OrganizationName>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct TaskTitle {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationName {
    pub name: String,
}

impl AssignmentSummary {
    pub fn href(&self) -> String {
        format!("/viec/{}", self.id.inner())
    }

    pub fn organization_name(&self) -> String {
        self.organization.as_ref().map(|organization| organization.name.clone()).unwrap_or_default()
    }
}

#[component]
pub fn AssignmentRow(
    assignment: AssignmentSummary,
    /// Whether the list holds more than one's own.
    names_organization: bool,
) -> impl IntoView {
    let href = assignment.href();
    let organization = names_organization.then(|| {
        let name = assignment.organization_name();
        view! { <Cell><span lang="vi">{name}</span></Cell> }
    });
    let AssignmentSummary { state, is_late, due_on, task, .. } = assignment;
    view! {
        <tr>
            <RowHead><span lang="vi"><a href=href>{task.title}</a></span></RowHead>
            {organization}
            <Cell kind=CellKind::Date label=t(Word::AssignmentDue)><Due on=due_on.day() state /></Cell>
            <Cell><AssignmentChip state late=is_late /></Cell>
        </tr>
    }
}
