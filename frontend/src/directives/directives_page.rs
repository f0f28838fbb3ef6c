use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, DirectiveState, ListKind, schema};

use super::directive_row::{DirectiveRow, DirectiveSummary, OFFERED};
use crate::{
    api::{Json, PageInfo, Question, TextWhere},
    lists::{Asked, Desk, ListOf, ListSearch, SEARCH, SORT, Seen, Shown, told},
    session::Session,
    ui::{Actions, Address, Empty, Filters, Heading, LinkButton, Row, Select, Toolbar},
    words::{Word, t},
};

const PAGE: i32 = 25;
const STATE: &str = "tinh-trang";
/// The sort that stands in the address for the order of names.
const BY_NAME: &str = "ten";

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum DirectiveSort {
    Entered,
    Name,
}

#[derive(cynic::InputObject, Debug)]
struct DirectiveStateWhere {
    eq: Option<DirectiveState>,
}

#[derive(cynic::InputObject, Debug)]
struct DirectiveWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    name: Option<TextWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    state: Option<DirectiveStateWhere>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    sort: DirectiveSort,
    wanted: Option<DirectiveWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct DirectiveList {
    #[arguments(first: $first, after: $after, sort: $sort, where: $wanted)]
    directives: DirectiveConnection,
}

crate::api::listed!(query DirectiveList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct DirectiveConnection {
    nodes: Vec<DirectiveSummary>,
    page_info: PageInfo,
}

#[component]
pub fn DirectivesPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [search, state, sort, after] = [SEARCH, STATE, SORT, "after"].map(|key| address.value(key));
    let chosen = move || state.get().as_deref().and_then(DirectiveState::of_tag);
    let wanted = move || DirectiveWhere {
        name: TextWhere::of(search.get()),
        state: chosen().map(|state| DirectiveStateWhere { eq: Some(state) }),
    };
    let by_name = move || sort.get().as_deref() == Some(BY_NAME);
    let list = Question::kept(move || {
        session.changes.track();
        DirectiveList::build(Selection {
            first: PAGE,
            after: after.get(),
            sort: if by_name() { DirectiveSort::Name } else { DirectiveSort::Entered },
            wanted: Some(wanted()),
        })
    });
    let desk = Desk {
        list: ListKind::Directives,
        title: Word::DirectivesTitle,
        shown: Shown::of(ListKind::Directives, &OFFERED),
        asked: Signal::derive(move || {
            let sort = if by_name() { "NAME" } else { "ENTERED" };
            Asked { sort: Some(sort), ..Asked::filter(&wanted()) }
        }),
        told: told(search, move || chosen().map(DirectiveState::word)),
        opens,
    };
    let manages = session.can(Capability::ManageDirectives);
    let states = vec![
        ("", t(Word::DirectiveAnyState)),
        (DirectiveState::Draft.tag(), t(Word::DirectiveDraft)),
        (DirectiveState::Published.tag(), t(Word::DirectivePublished)),
    ];
    // Drafts are for their editors: nobody else has anything to choose here.
    let states = manages.then(|| {
        let choose = Callback::new(move |state: String| address.choose(STATE, &state));
        view! { <Select id="state" label=t(Word::StateLabel) options=states chosen=state on_choose=choose /> }
    });
    view! {
        <Toolbar>
            <Heading title=t(Word::DirectivesTitle) />
            <Actions>
                <LinkButton href="/van-ban/de-an".to_owned() label=t(Word::SchemesTitle) />
                {manages.then(|| view! { <ImportLink /> })}
            </Actions>
        </Toolbar>
        <Filters>
            <ListSearch label=Word::DirectivesSearch />
            {states}
        </Filters>
        <ListOf
            desk
            question=list
            empty=Word::DirectivesNone
            rows=Box::new(rows)
            page=|list: &DirectiveList| (list.directives.page_info.clone(), list.directives.nodes.len())
            first
        />
    }
}

#[component]
fn ImportLink() -> impl IntoView {
    view! { <LinkButton href="/van-ban/nhap".to_owned() label=t(Word::ImportTitle) icon="plus" is_primary=true /> }
}

/// Nothing was ever imported: what this page is for, and how to begin.
#[component]
fn First(manages: bool) -> impl IntoView {
    let words = t(if manages { Word::DirectivesFirst } else { Word::DirectivesNotYet });
    view! { <Empty words>{manages.then(|| view! { <ImportLink /> })}</Empty> }
}

/// Only if nobody has narrowed the list.
fn first() -> Option<AnyView> {
    let address = Address::get();
    let is_narrowed = address.has(SEARCH) || address.has(STATE);
    let manages = Session::get().can(Capability::ManageDirectives);
    (!is_narrowed).then(|| view! { <First manages /> }.into_any())
}

fn rows(list: &DirectiveList, seen: Seen) -> Vec<Row> {
    let row = |directive: &DirectiveSummary| {
        let directive = directive.clone();
        Row::new(directive.key(), move || view! { <DirectiveRow directive seen /> })
    };
    list.directives.nodes.iter().map(row).collect()
}

/// Where a saved view stands in the address.
fn opens(filter: &Json, sort: Option<&str>) -> Vec<(&'static str, String)> {
    let state = filter.at(&["state", "eq"]);
    let state =
        DirectiveState::ALL.into_iter().find(|one| state.as_deref() == Some(&one.tag().to_uppercase()));
    vec![
        (SEARCH, filter.at(&["name", "contains"]).unwrap_or_default()),
        (STATE, state.map(|state| state.tag().to_owned()).unwrap_or_default()),
        (SORT, if sort == Some("NAME") { BY_NAME.to_owned() } else { String::new() }),
    ]
}
