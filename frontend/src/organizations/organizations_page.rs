use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, ListKind, OrganizationKind, schema};

use super::{
    editing::OpenOrganization,
    kind_word,
    organization_row::{OFFERED, OrganizationRow, OrganizationSummary},
};
use crate::{
    api::{Json, PageInfo, Question, TextWhere, WireDay},
    calendar::Day,
    lists::{Asked, Desk, ListOf, ListSearch, SEARCH, SORT, Seen, Shown},
    session::Session,
    ui::{Address, CellKind, Column, DayFilter, Filters, Heading, Row, Select, Toolbar},
    words::{Word, said, t},
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

/// The sort that stands in the address for the order of entry.
const BY_ENTRY: &str = "nhap";

/// What the list is narrowed to; all of it stands in the address.
#[derive(Clone, Copy)]
struct Narrowing {
    search: Memo<Option<String>>,
    kind: Memo<Option<String>>,
    unit: Memo<Option<String>>,
    day: Memo<Option<String>>,
    sort: Memo<Option<String>>,
}

impl Narrowing {
    fn of(address: Address) -> Self {
        let [search, kind, unit, day, sort] =
            [SEARCH, "loai", "don-vi", "ngay", SORT].map(|key| address.value(key));
        Self { search, kind, unit, day, sort }
    }

    fn kind(self) -> Option<OrganizationKind> {
        self.kind.get().as_deref().and_then(OrganizationKind::of_tag)
    }

    fn day(self) -> Option<Day> {
        self.day.get().as_deref().and_then(Day::of_iso)
    }

    fn is_by_entry(self) -> bool {
        self.sort.get().as_deref() == Some(BY_ENTRY)
    }

    fn wanted(self) -> OrganizationWhere {
        OrganizationWhere {
            name: TextWhere::of(self.search.get()),
            kind: self.kind().map(|kind| OrganizationKindWhere { eq: Some(kind) }),
            unit: self.unit.get().map(|unit| UnitWhere { under: Some(cynic::Id::new(unit)) }),
        }
    }

    fn asked(self) -> Asked {
        let sort = if self.is_by_entry() { "ENTERED" } else { "NAME" };
        let as_of = self.day().map(Day::iso);
        Asked { sort: Some(sort), as_of, ..Asked::filter(&self.wanted()) }
    }

    fn told(self) -> Vec<String> {
        let locale = Session::get().locale.get();
        let parts = [
            self.search.get().map(|words| said(Word::ToldSearch, locale, &[("words", words)])),
            self.kind().map(|kind| kind_word(kind).said(locale).to_owned()),
            self.day().map(|day| said(Word::ToldDay, locale, &[("day", day.shown())])),
        ];
        parts.into_iter().flatten().collect()
    }
}

/// Where a saved view stands in the address.
fn opens(filter: &Json, sort: Option<&str>) -> Vec<(&'static str, String)> {
    let kind = filter.at(&["kind", "eq"]);
    let kind =
        OrganizationKind::ALL.into_iter().find(|one| kind.as_deref() == Some(&one.tag().to_uppercase()));
    vec![
        (SEARCH, filter.at(&["name", "contains"]).unwrap_or_default()),
        ("loai", kind.map(|kind| kind.tag().to_owned()).unwrap_or_default()),
        ("don-vi", filter.at(&["unit", "under"]).unwrap_or_default()),
        (SORT, if sort == Some("ENTERED") { BY_ENTRY.to_owned() } else { String::new() }),
    ]
}

#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let narrowing = Narrowing::of(address);
    let after = address.value("after");
    let list = Question::kept(move || {
        session.changes.track();
        let by_entry = narrowing.is_by_entry();
        OrganizationList::build(Selection {
            first: PAGE,
            after: after.get(),
            sort: if by_entry { OrganizationSort::Entered } else { OrganizationSort::Name },
            as_of: narrowing.day().map(WireDay::from),
            wanted: Some(narrowing.wanted()),
        })
    });
    let desk = Desk {
        list: ListKind::Organizations,
        title: Word::OrganizationsTitle,
        shown: Shown::of(ListKind::Organizations, &OFFERED),
        asked: Signal::derive(move || narrowing.asked()),
        told: Signal::derive(move || narrowing.told()),
        opens,
    };
    let add = session.can(Capability::ManageOrganizations).then(|| view! { <OpenOrganization /> });
    let kinds = OrganizationKind::ALL.map(|kind| (kind.tag(), t(kind_word(kind))));
    let kinds = [("", t(Word::OrganizationsAnyKind))].into_iter().chain(kinds).collect();
    view! {
        <Toolbar><Heading title=t(Word::OrganizationsTitle) /> {add}</Toolbar>
        <Filters>
            <ListSearch label=Word::OrganizationsSearch />
            <Select
                id="kind"
                label=t(Word::OrganizationKind)
                options=kinds
                chosen=narrowing.kind
                on_choose=Callback::new(move |kind: String| address.choose("loai", &kind))
            />
            <DayFilter
                id="as-of"
                label=t(Word::OrganizationsOn)
                hint=t(Word::OrganizationsOnHint)
                key="ngay"
            />
        </Filters>
        <ListOf
            desk
            question=list
            empty=Word::OrganizationsNone
            rows=Box::new(rows)
            page=|list: &OrganizationList| {
                (list.organizations.page_info.clone(), list.organizations.nodes.len())
            }
            around=|| (vec![Column::new(t(Word::OrderLabel)).kind(CellKind::Rank).sorts(BY_ENTRY)], vec![])
        />
    }
}

fn rows(list: &OrganizationList, seen: Seen) -> Vec<Row> {
    let row = |(organization, number): (&OrganizationSummary, usize)| {
        let organization = organization.clone();
        let key = format!("{}{} {number}", organization.id.inner(), organization.version);
        Row::new(key, move || view! { <OrganizationRow number organization seen /> })
    };
    list.organizations.nodes.iter().zip(1..).map(row).collect()
}
