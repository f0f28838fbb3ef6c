use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::{
    issue_form::IssueForm,
    issued::Issued,
    token_row::{TokenRow, TokenSummary},
};
use crate::{
    api::{self, PageInfo, Question, TextWhere},
    session::Session,
    ui::{
        Address, Button, CellKind, Column, Dialog, Filters, Heading, Kind, Pager, Remote, Row, Rows,
        SearchBox, Select, Shape, Table, Toolbar,
    },
    words::{Word, t},
};

const PAGE: i32 = 50;

#[derive(cynic::InputObject, Debug)]
struct TokenWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    name: Option<TextWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    wanted: Option<TokenWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct TokenList {
    #[arguments(first: $first, after: $after, where: $wanted)]
    tokens: ServiceTokenConnection,
}

crate::api::listed!(query TokenList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct ServiceTokenConnection {
    nodes: Vec<TokenSummary>,
    page_info: PageInfo,
}

/// The tokens of other systems, and a sheet to issue one.
#[component]
pub fn TokensPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [search, state, after] = ["tim", "tinh-trang", "after"].map(|key| address.value(key));
    let list = Question::new(move || {
        session.changes.track();
        let active = match state.get().as_deref() {
            Some("dang-dung") => Some(true),
            Some("het-dung") => Some(false),
            _ => None,
        };
        let wanted = Some(TokenWhere { name: TextWhere::of(search.get()), active });
        api::run(TokenList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let states = vec![
        ("", t(Word::TokenAnyState)),
        ("dang-dung", t(Word::TokenActive)),
        ("het-dung", t(Word::TokenOver)),
    ];
    let (issuing, issued) = (RwSignal::new(false), RwSignal::new(None));
    let close = Callback::new(move |()| {
        issuing.set(false);
        issued.set(None);
    });
    let inside = move || match issued.get() {
        Some(secret) => view! { <Issued secret on_done=close /> }.into_any(),
        None => issuing.get().then(|| view! { <IssueForm issued /> }).into_any(),
    };
    view! {
        <Toolbar>
            <Heading title=t(Word::TokensTitle) />
            <Button
                label=t(Word::TokenIssue)
                kind=Kind::Primary
                icon="plus"
                on_press=Callback::new(move |()| issuing.set(true))
            />
        </Toolbar>
        <p>{t(Word::TokensLead)}</p>
        <Filters>
            <SearchBox
                id="search"
                label=t(Word::TokensSearch)
                hint=t(Word::SearchHint)
                value=search
                on_search=Callback::new(move |words: String| address.type_in("tim", words.trim()))
            />
            <Select
                id="state"
                label=t(Word::StateLabel)
                options=states
                chosen=state
                on_choose=Callback::new(move |state: String| address.choose("tinh-trang", &state))
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &TokenList| list.tokens.nodes.is_empty()
            empty=t(Word::TokensNone)
            children=move || view! { <Found list /> }.into_any()
        />
        <Dialog id="token-issue" title=t(Word::TokenIssue) open=issuing.into() shape=Shape::Sheet on_close=close>
            {inside}
        </Dialog>
    }
}

#[component]
fn Found(list: Question<TokenList>) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::TokenName)),
        Column::new(t(Word::OrganizationLabel)),
        Column::new(t(Word::TokenScope)),
        Column::new(t(Word::TokenExpires)).kind(CellKind::Date),
        Column::new(t(Word::TokenLastUse)).kind(CellKind::Date),
        Column::new(t(Word::StateLabel)),
    ];
    let row = |token: &TokenSummary| {
        let token = token.clone();
        let used = token.last_used_at.as_ref().map(crate::api::WireMoment::shown).unwrap_or_default();
        let key = [token.id.inner(), &token.version.to_string(), &used].concat();
        Row::new(key, move || view! { <TokenRow token /> })
    };
    let rows = move || list.with(|list| list.tokens.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.tokens.page_info.clone(), list.tokens.nodes.len()));
    view! {
        <Table caption=t(Word::TokensTitle) columns><Rows rows /></Table>
        <Pager page />
    }
}
