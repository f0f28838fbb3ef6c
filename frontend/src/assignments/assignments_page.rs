use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, ListKind, schema};

use super::{
    assignment_row::{AssignmentRow, AssignmentSummary, offered},
    counts::CountLinks,
    filter::{AssignmentWhere, Filter, PARTS, opens},
    narrowed::Narrowed,
    state::AssignmentCounts,
};
use crate::{
    api::{PageInfo, Question},
    lists::{Asked, Desk, Later, ListOf, Pick, Picked, Shown},
    parts,
    session::Session,
    ui::{Address, CellKind, Column, Filters, Heading, Row, Select},
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
    let desk = Desk {
        list: ListKind::Assignments,
        title: Word::AssignmentsTitle,
        shown: Shown::of(ListKind::Assignments, offered(sees_others(session))),
        asked: Signal::derive(move || {
            let wanted = filter.narrowed().within(filter.part(session));
            Asked { sort: Some("DUE"), ..Asked::filter(&wanted) }
        }),
        told: Signal::derive(move || vec![filter.part(session).word.said(session.locale.get()).to_owned()]),
        opens,
    };
    let reviews = session.can(Capability::ReviewAssignments);
    let picked = reviews.then(|| Picked::of(move || list.look(picks).unwrap_or_default()));
    let row = move |assignment: &AssignmentSummary, seen| {
        let assignment = assignment.clone();
        let key = format!("{}{}", assignment.id.inner(), assignment.version);
        Row::new(key, move || view! { <AssignmentRow assignment seen picked /> })
    };

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
        {reviews.then(|| view! { <Later load=parts::remind_several /> })}
        <ListOf
            desk
            question=list
            empty=Word::AssignmentsNone
            rows=Box::new(move |list: &AssignmentList, seen| {
                list.assignments.nodes.iter().map(|assignment| row(assignment, seen)).collect()
            })
            page=|list: &AssignmentList| (list.assignments.page_info.clone(), list.assignments.nodes.len())
            around=picking
        />
    }
}

/// Who reviews can pick rows.
fn picking() -> (Vec<Column>, Vec<Column>) {
    let picks = Session::get().can(Capability::ReviewAssignments);
    (picks.then(|| Column::new(t(Word::PickLabel)).kind(CellKind::Pick)).into_iter().collect(), vec![])
}

fn picks(list: &AssignmentList) -> Vec<Pick> {
    let pick = |assignment: &AssignmentSummary| Pick {
        id: assignment.id.inner().to_owned(),
        version: assignment.version,
        name: [assignment.organization_name(), assignment.task.title.clone()].join(" – "),
    };
    list.assignments.nodes.iter().map(pick).collect()
}

/// Whether the person sees the assignments of more than their own organization.
pub fn sees_others(session: Session) -> bool {
    session.can(Capability::ReviewAssignments) || session.can(Capability::ReadReports)
}
