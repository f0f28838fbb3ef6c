use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, OrganizationKind, schema};

use super::{
    editing::OpenOrganization,
    kind_word,
    organization_row::{OrganizationRow, OrganizationSummary},
};
use crate::{
    api::{PageInfo, Question, TextWhere, WireDay},
    calendar::Day,
    session::Session,
    ui::{
        Address, CellKind, Column, DayFilter, Filters, Heading, Pager, Remote, Row, Rows, SearchBox, Select,
        Table, Toolbar,
    },
    words::{Word, t},
};

const PAGE: i32 = 25;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum OrganizationSort {
    Entered,
    Name,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct OrganizationKindWhere {
    pub eq: Option<OrganizationKind>,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct UnitWhere {
    pub under: Option<cynic::Id>,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct OrganizationWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub name: Option<TextWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKindWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitWhere>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    sort: OrganizationSort,
    as_of: Option<WireDay>,
    wanted: Option<OrganizationWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct OrganizationList {
    #[arguments(first: $first, after: $after, sort: $sort, asOf: $as_of, where: $wanted)]
    organizations: OrganizationConnection,
}

crate::api::listed!(query OrganizationList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct OrganizationConnection {
    nodes: Vec<OrganizationSummary>,
    page_info: PageInfo,
}

#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [search, kind, unit, day, sort, after] =
        ["tim", "loai", "don-vi", "ngay", "sap-xep", "after"].map(|key| address.value(key));

    let list = Question::kept(move || {
        session.changes.track();
        let kind = kind.get().as_deref().and_then(OrganizationKind::of_tag);
        let selection = Selection {
            first: PAGE,
            after: after.get(),
            sort: if sort.get().as_deref() == Some("nhap") {
                OrganizationSort::Entered
            } else {
                OrganizationSort::Name
            },
            as_of: day.get().as_deref().and_then(Day::of_iso).map(WireDay::from),
            wanted: Some(OrganizationWhere {
                name: TextWhere::of(search.get()),
                kind: kind.map(|kind| OrganizationKindWhere { eq: Some(kind) }),
                unit: unit.get().map(|unit| UnitWhere { under: Some(cynic::Id::new(unit)) }),
            }),
        };
        OrganizationList::build(selection)
    });

    let add = session.can(Capability::ManageOrganizations).then(|| view! { <OpenOrganization /> });
    let kinds = OrganizationKind::ALL.map(|kind| (kind.tag(), t(kind_word(kind))));
    let kinds = [("", t(Word::OrganizationsAnyKind))].into_iter().chain(kinds).collect();
    view! {
        <Toolbar><Heading title=t(Word::OrganizationsTitle) /> {add}</Toolbar>
        <Filters>
            <SearchBox
                id="search"
                label=t(Word::OrganizationsSearch)
                hint=t(Word::SearchHint)
                value=search
                on_search=Callback::new(move |words: String| address.type_in("tim", words.trim()))
            />
            <Select
                id="kind"
                label=t(Word::OrganizationKind)
                options=kinds
                chosen=kind
                on_choose=Callback::new(move |kind: String| address.choose("loai", &kind))
            />
            <DayFilter
                id="as-of"
                label=t(Word::OrganizationsOn)
                hint=t(Word::OrganizationsOnHint)
                key="ngay"
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &OrganizationList| list.organizations.nodes.is_empty()
            empty=t(Word::OrganizationsNone)
            children=move || {
                let on_sort = Callback::new(move |key| address.choose("sap-xep", key));
                view! { <Found list sort on_sort /> }.into_any()
            }
        />
    }
}

#[component]
fn Found(
    list: Question<OrganizationList>,
    sort: Memo<Option<String>>,
    on_sort: Callback<&'static str>,
) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::OrderLabel)).kind(CellKind::Rank).sorts("nhap"),
        Column::new(t(Word::OrganizationName)).sorts(""),
        Column::new(t(Word::OrganizationKind)),
        Column::new(t(Word::UnitLabel)),
        Column::new(t(Word::StateLabel)),
    ];
    let sorted_by = Signal::derive(move || sort.get().unwrap_or_default());
    let row = |(organization, number): (&OrganizationSummary, usize)| {
        let organization = organization.clone();
        let key = format!("{}{} {number}", organization.id.inner(), organization.version);
        Row::new(key, move || view! { <OrganizationRow number organization /> })
    };
    let rows = move || list.with(|list| list.organizations.nodes.iter().zip(1..).map(row).collect());
    let page =
        move || list.with(|list| (list.organizations.page_info.clone(), list.organizations.nodes.len()));
    view! {
        <Table caption=t(Word::OrganizationsTitle) columns sorted_by on_sort>
            <Rows rows />
        </Table>
        <Pager page />
    }
}
