use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    assignment_row::{AssignmentRow, AssignmentSummary},
    counts::CountLinks,
    filter::{AssignmentWhere, Filter, PARTS},
    narrowed::Narrowed,
    state::AssignmentCounts,
};
use crate::{
    api::{PageInfo, Question},
    session::Session,
    ui::{Address, CellKind, Column, Filters, Heading, Pager, Remote, Row, Rows, Select, Table},
    words::{Word, t},
};

const PAGE: i32 = 25;

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    wanted: AssignmentWhere,
    narrowed: AssignmentWhere,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct AssignmentList {
    #[arguments(first: $first, after: $after, where: $wanted)]
    assignments: AssignmentConnection,
    #[arguments(where: $narrowed)]
    assignment_counts: AssignmentCounts,
}

crate::api::listed!(query AssignmentList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct AssignmentConnection {
    nodes: Vec<AssignmentSummary>,
    page_info: PageInfo,
}

#[component]
pub fn AssignmentsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let after = address.value("after");
    let filter = Filter::of(address);
    let part = Memo::new(move |_| filter.part(session).tag);

    let list = Question::kept(move || {
        session.changes.track();
        let narrowed = filter.narrowed();
        let wanted = narrowed.clone().within(filter.part(session));
        AssignmentList::build(Selection { first: PAGE, after: after.get(), wanted, narrowed })
    });
    let counts = Memo::new(move |_| list.look(|list: &AssignmentList| list.assignment_counts));
    let link = Callback::new(move |tag| address.with("trang-thai", tag));
    let counts = move || counts.get().map(|counts| view! { <CountLinks counts here=part.get() link /> });
    let narrowed = Memo::new(move |_| filter.is_narrowed());

    view! {
        <Heading title=t(Word::AssignmentsTitle) />
        {move || narrowed.get().then(|| view! { <Narrowed filter /> })}
        {counts}
        <Filters>
            <Select
                id="part"
                label=t(Word::AssignmentsPart)
                options=PARTS.iter().map(|part| (part.tag, t(part.word))).collect()
                chosen=Memo::new(move |_| Some(part.get().to_owned()))
                on_choose=Callback::new(move |tag: String| address.choose("trang-thai", &tag))
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &AssignmentList| list.assignments.nodes.is_empty()
            empty=t(Word::AssignmentsNone)
            children=move || view! { <Found list /> }.into_any()
        />
    }
}

#[component]
fn Found(list: Question<AssignmentList>) -> impl IntoView {
    let session = Session::get();
    let names_organization = sees_others(session);
    let columns = [
        Some(Column::new(t(Word::AssignmentLabel))),
        names_organization.then(|| Column::new(t(Word::OrganizationLabel))),
        Some(Column::new(t(Word::AssignmentDue)).kind(CellKind::Date)),
        Some(Column::new(t(Word::StateLabel))),
    ];
    let row = move |assignment: &AssignmentSummary| {
        let assignment = assignment.clone();
        let key = format!("{}{}", assignment.id.inner(), assignment.version);
        Row::new(key, move || view! { <AssignmentRow assignment names_organization /> })
    };
    let rows = move || list.with(|list| list.assignments.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.assignments.page_info.clone(), list.assignments.nodes.len()));
    view! {
        <Table caption=t(Word::AssignmentsTitle) columns=columns.into_iter().flatten().collect()>
            <Rows rows />
        </Table>
        <Pager page />
    }
}

/// Whether the person sees the assignments of more than their own organization.
pub fn sees_others(session: Session) -> bool {
    session.can(Capability::ReviewAssignments) || session.can(Capability::ReadReports)
}
