use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    account_form::AccountForm,
    account_row::{AccountRow, AccountSummary},
    invited_link::{Invited, InvitedLink},
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

/// Most offices fit on one page.
const PAGE: i32 = 50;

#[derive(cynic::InputObject, Debug)]
struct AccountWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    name: Option<TextWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    enabled: Option<bool>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    invited: Option<bool>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    wanted: Option<AccountWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct AccountList {
    #[arguments(first: $first, after: $after, where: $wanted)]
    accounts: AccountConnection,
}

crate::api::listed!(query AccountList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct AccountConnection {
    nodes: Vec<AccountSummary>,
    page_info: PageInfo,
}

#[component]
pub fn AccountsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [search, state, after] = ["tim", "tinh-trang", "after"].map(|key| address.value(key));
    let list = Question::new(move || {
        session.changes.track();
        let (enabled, invited) = match state.get().as_deref() {
            Some("dang-dung") => (Some(true), None),
            Some("da-khoa") => (Some(false), None),
            Some("chua-nhan") => (Some(true), Some(true)),
            _ => (None, None),
        };
        let wanted = Some(AccountWhere { name: TextWhere::of(search.get()), enabled, invited });
        api::run(AccountList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let states = vec![
        ("", t(Word::AccountAnyState)),
        ("dang-dung", t(Word::AccountEnabled)),
        ("chua-nhan", t(Word::InvitationWaits)),
        ("da-khoa", t(Word::AccountDisabled)),
    ];
    let (opening, invited) = (RwSignal::new(false), RwSignal::new(None));
    let may_open = session.can(Capability::ManageAccounts);
    let open = may_open.then(|| {
        let press = Callback::new(move |()| opening.set(true));
        view! { <Button label=t(Word::AccountOpen) kind=Kind::Primary icon="plus" on_press=press /> }
    });
    let close = Callback::new(move |()| {
        opening.set(false);
        invited.set(None);
    });
    let opened = Callback::new(move |link: Option<Invited>| match link {
        Some(_) => invited.set(link),
        None => close.run(()),
    });
    let inside = move || match invited.get() {
        Some(invited) => view! { <InvitedLink invited on_done=close /> }.into_any(),
        None => opening.get().then(|| view! { <AccountForm on_opened=opened /> }).into_any(),
    };
    let sheet = may_open.then(|| {
        view! {
            <Dialog
                id="account-open"
                title=t(Word::AccountOpen)
                open=opening.into()
                shape=Shape::Sheet
                on_close=close
            >
                {inside}
            </Dialog>
        }
    });
    view! {
        <Toolbar><Heading title=t(Word::AccountsTitle) /> {open}</Toolbar>
        <Filters>
            <SearchBox
                id="search"
                label=t(Word::AccountsSearch)
                hint=t(Word::SearchHint)
                value=search
                on_search=Callback::new(move |words: String| address.type_in("tim", words.trim()))
            />
            <Select
                id="state"
                label=t(Word::AccountState)
                options=states
                chosen=state
                on_choose=Callback::new(move |state: String| address.choose("tinh-trang", &state))
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &AccountList| list.accounts.nodes.is_empty()
            empty=t(Word::AccountsNone)
            children=move || view! { <Found list /> }.into_any()
        />
        {sheet}
    }
}

#[component]
fn Found(list: Question<AccountList>) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::AccountName)),
        Column::new(t(Word::SignInLogin)),
        Column::new(t(Word::MeMemberships)),
        Column::new(t(Word::AccountOpened)).kind(CellKind::Date),
        Column::new(t(Word::AccountState)),
        Column::new(t(Word::ActionsLabel)).kind(CellKind::Actions),
    ];
    let row = |account: &AccountSummary| {
        let account = account.clone();
        let key = format!("{}{}", account.id.inner(), account.version);
        Row::new(key, move || view! { <AccountRow account /> })
    };
    let rows = move || list.with(|list| list.accounts.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.accounts.page_info.clone(), list.accounts.nodes.len()));
    view! {
        <Table caption=t(Word::AccountsTitle) columns>
            <Rows rows />
        </Table>
        <Pager page />
    }
}
