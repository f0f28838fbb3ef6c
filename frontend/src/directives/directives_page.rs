use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, DirectiveState, schema};

use super::directive_row::{DirectiveRow, DirectiveSummary};
use crate::{
    api::{PageInfo, Question, TextWhere},
    session::Session,
    ui::{
        Actions, Address, CellKind, Column, Empty, Filters, Heading, LinkButton, Pager, Remote, Row, Rows,
        SearchBox, Select, Table, Toolbar,
    },
    words::{Word, t},
};

const PAGE: i32 = 25;

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
    let [search, state, sort, after] =
        ["tim", "tinh-trang", "sap-xep", "after"].map(|key| address.value(key));
    let list = Question::kept(move || {
        session.changes.track();
        let state = state.get().as_deref().and_then(DirectiveState::of_tag);
        let by_name = sort.get().as_deref() == Some("ten");
        DirectiveList::build(Selection {
            first: PAGE,
            after: after.get(),
            sort: if by_name { DirectiveSort::Name } else { DirectiveSort::Entered },
            wanted: Some(DirectiveWhere {
                name: TextWhere::of(search.get()),
                state: state.map(|state| DirectiveStateWhere { eq: Some(state) }),
            }),
        })
    });
    let manages = session.can(Capability::ManageDirectives);
    let states = vec![
        ("", t(Word::DirectiveAnyState)),
        (DirectiveState::Draft.tag(), t(Word::DirectiveDraft)),
        (DirectiveState::Published.tag(), t(Word::DirectivePublished)),
    ];
    // Drafts are for their editors: nobody else has anything to choose here.
    let states = manages.then(|| {
        let choose = Callback::new(move |state: String| address.choose("tinh-trang", &state));
        view! { <Select id="state" label=t(Word::StateLabel) options=states chosen=state on_choose=choose /> }
    });
    let is_narrowed = move || search.get().is_some() || state.get().is_some();
    view! {
        <Toolbar>
            <Heading title=t(Word::DirectivesTitle) />
            <Actions>
                <LinkButton href="/van-ban/de-an".to_owned() label=t(Word::SchemesTitle) />
                {manages.then(|| view! { <ImportLink /> })}
            </Actions>
        </Toolbar>
        <Filters>
            <SearchBox
                id="search"
                label=t(Word::DirectivesSearch)
                hint=t(Word::SearchHint)
                value=search
                on_search=Callback::new(move |words: String| address.type_in("tim", words.trim()))
            />
            {states}
        </Filters>
        <Remote
            question=list
            is_empty=|_| false
            empty=t(Word::DirectivesNone)
            children=move || {
                let none = Memo::new(move |_| list.with(|list| list.directives.nodes.is_empty()));
                let on_sort = Callback::new(move |key| address.choose("sap-xep", key));
                (move || match none.get() {
                    true if is_narrowed() => view! { <Empty words=t(Word::DirectivesNone) /> }.into_any(),
                    true => view! { <First manages /> }.into_any(),
                    false => view! { <Found list sort on_sort /> }.into_any(),
                }).into_any()
            }
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

#[component]
fn Found(
    list: Question<DirectiveList>,
    sort: Memo<Option<String>>,
    on_sort: Callback<&'static str>,
) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::DirectiveTitle)).sorts("ten"),
        Column::new(t(Word::StateLabel)),
        Column::new(t(Word::ProgressLabel)),
        Column::new(t(Word::DirectiveEntered)).kind(CellKind::Date).sorts_down(""),
    ];
    let sorted_by = Signal::derive(move || sort.get().unwrap_or_default());
    let row = |directive: &DirectiveSummary| {
        let directive = directive.clone();
        Row::new(directive.key(), move || view! { <DirectiveRow directive /> })
    };
    let rows = move || list.with(|list| list.directives.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.directives.page_info.clone(), list.directives.nodes.len()));
    view! {
        <Table caption=t(Word::DirectivesTitle) columns sorted_by on_sort>
            <Rows rows />
        </Table>
        <Pager page />
    }
}
