use leptos::prelude::*;
use shared::{AssignmentState, schema};

use super::{due::Due, state::AssignmentChip};
use crate::{
    api::{WireDay, WireMoment},
    lists::{Offered, Pick, PickCell, Picked, Seen},
    ui::{Cell, CellKind, RowHead},
    words::{Word, t},
};

/// What a list of assignments can show; whoever sees only their own needs no column for whose it is.
pub const fn offered(sees_others: bool) -> &'static [Offered] {
    if sees_others { &OFFERED } else { &OWN }
}

const TASK: Offered = Offered::new("task", Word::AssignmentLabel);
const ORGANIZATION: Offered = Offered::new("organization", Word::OrganizationLabel);
const DUE: Offered = Offered::new("due", Word::AssignmentDue).kind(CellKind::Date);
const STATE: Offered = Offered::new("state", Word::StateLabel);
const SUBMITTED: Offered =
    Offered::new("submitted", Word::AssignmentSubmittedAt).kind(CellKind::Date).extra();
const REMINDED: Offered = Offered::new("reminded", Word::AssignmentRemindedAt).kind(CellKind::Date).extra();

static OFFERED: [Offered; 6] = [TASK, ORGANIZATION, DUE, STATE, SUBMITTED, REMINDED];
static OWN: [Offered; 5] = [TASK, DUE, STATE, SUBMITTED, REMINDED];

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
    pub submitted_at: Option<WireMoment>,
    pub reminded_at: Option<WireMoment>,
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
pub fn AssignmentRow(assignment: AssignmentSummary, seen: Seen, picked: Option<Picked>) -> impl IntoView {
    let (href, name) = (assignment.href(), assignment.organization_name());
    let AssignmentSummary { id, version, state, is_late, due_on, task, submitted_at, reminded_at, .. } =
        assignment;
    let pick = picked.map(|picked| {
        let name = [name.as_str(), " – ", &task.title].concat();
        let pick = Pick { id: id.into_inner(), version, name };
        view! { <PickCell picked pick /> }
    });
    let organization = seen.has("organization").then(|| view! { <Cell><span lang="vi">{name}</span></Cell> });
    let due = seen.has("due").then(|| {
        view! { <Cell kind=CellKind::Date label=t(Word::AssignmentDue)><Due on=due_on.day() state /></Cell> }
    });
    let chip = seen.has("state").then(|| view! { <Cell><AssignmentChip state late=is_late /></Cell> });
    let moment = |name, word, at: Option<WireMoment>| {
        seen.has(name).then(|| {
            let at = at.map(|at| at.shown());
            view! { <Cell kind=CellKind::Date label=t(word)>{at}</Cell> }
        })
    };
    view! {
        <tr>
            {pick}
            <RowHead><span lang="vi"><a href=href>{task.title}</a></span></RowHead>
            {organization}
            {due}
            {chip}
            {moment("submitted", Word::AssignmentSubmittedAt, submitted_at)}
            {moment("reminded", Word::AssignmentRemindedAt, reminded_at)}
        </tr>
    }
}
