use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{ListKind, schema};

use super::{
    issue_form::IssueForm,
    issued::Issued,
    token_row::{OFFERED, TokenRow, TokenSummary},
};
use crate::{
    api::{self, Json, PageInfo, Question, TextWhere},
    lists::{Asked, Desk, ListOf, ListSearch, SEARCH, Seen, Shown, told},
    session::Session,
    ui::{Address, Button, Dialog, Filters, Heading, Kind, Row, Select, Shape, Toolbar},
    words::{Word, t},
};

const PAGE: i32 = 50;
/// Where the state stands in the address, and what it can be.
const STATE: &str = "tinh-trang";
const IN_USE: &str = "dang-dung";
const OVER: &str = "het-dung";

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
    let [search, state, after] = [SEARCH, STATE, "after"].map(|key| address.value(key));
    let wanted = move || {
        let active = match state.get().as_deref() {
            Some(IN_USE) => Some(true),
            Some(OVER) => Some(false),
            _ => None,
        };
        TokenWhere { name: TextWhere::of(search.get()), active }
    };
    let list = Question::new(move || {
        session.changes.track();
        let wanted = Some(wanted());
        api::run(TokenList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let desk = Desk {
        list: ListKind::Tokens,
        title: Word::TokensTitle,
        shown: Shown::of(ListKind::Tokens, &OFFERED),
        asked: Signal::derive(move || Asked::filter(&wanted())),
        told: told(
            search,
            move || if wanted().active? { Some(Word::TokenActive) } else { Some(Word::TokenOver) },
        ),
        opens,
    };
    let states =
        vec![("", t(Word::TokenAnyState)), (IN_USE, t(Word::TokenActive)), (OVER, t(Word::TokenOver))];
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
            <ListSearch label=Word::TokensSearch />
            <Select
                id="state"
                label=t(Word::StateLabel)
                options=states
                chosen=state
                on_choose=Callback::new(move |state: String| address.choose(STATE, &state))
            />
        </Filters>
        <ListOf
            desk
            question=list
            empty=Word::TokensNone
            rows=Box::new(rows)
            page=|list: &TokenList| (list.tokens.page_info.clone(), list.tokens.nodes.len())
        />
        <Dialog id="token-issue" title=t(Word::TokenIssue) open=issuing.into() shape=Shape::Sheet on_close=close>
            {inside}
        </Dialog>
    }
}

fn rows(list: &TokenList, seen: Seen) -> Vec<Row> {
    let row = |token: &TokenSummary| {
        let token = token.clone();
        let used = token.last_used_at.as_ref().map(crate::api::WireMoment::shown).unwrap_or_default();
        let key = [token.id.inner(), &token.version.to_string(), &used].concat();
        Row::new(key, move || view! { <TokenRow token seen /> })
    };
    list.tokens.nodes.iter().map(row).collect()
}

/// Where a saved view stands in the address.
fn opens(filter: &Json, _: Option<&str>) -> Vec<(&'static str, String)> {
    let state = match filter.at(&["active"]).as_deref() {
        Some("true") => IN_USE,
        Some("false") => OVER,
        _ => "",
    };
    vec![(SEARCH, filter.at(&["name", "contains"]).unwrap_or_default()), (STATE, state.to_owned())]
}
