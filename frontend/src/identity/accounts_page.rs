use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, ListKind, schema};

use super::{
    account_form::AccountForm,
    account_row::{AccountRow, AccountSummary, OFFERED},
    enable_several::EnableSeveral,
    invited_link::{Invited, InvitedLink},
};
use crate::{
    api::{self, Json, PageInfo, Question, TextWhere},
    lists::{Asked, Desk, ListOf, ListSearch, Pick, Picked, SEARCH, Shown, told},
    session::Session,
    ui::{Address, Button, CellKind, Column, Dialog, Filters, Heading, Kind, Row, Select, Shape, Toolbar},
    words::{Word, t},
};

/// Most offices fit on one page.
const PAGE: i32 = 50;
/// Where the state stands in the address, and what it can be.
const STATE: &str = "tinh-trang";
const IN_USE: &str = "dang-dung";
const LOCKED: &str = "da-khoa";
const WAITING: &str = "chua-nhan";

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
    let [search, state, after] = [SEARCH, STATE, "after"].map(|key| address.value(key));
    let wanted = move || {
        let (enabled, invited) = match state.get().as_deref() {
            Some(IN_USE) => (Some(true), None),
            Some(LOCKED) => (Some(false), None),
            Some(WAITING) => (Some(true), Some(true)),
            _ => (None, None),
        };
        AccountWhere { name: TextWhere::of(search.get()), enabled, invited }
    };
    let list = Question::new(move || {
        session.changes.track();
        let wanted = Some(wanted());
        api::run(AccountList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let desk = Desk {
        list: ListKind::Accounts,
        title: Word::AccountsTitle,
        shown: Shown::of(ListKind::Accounts, &OFFERED),
        asked: Signal::derive(move || Asked::filter(&wanted())),
        told: told(search, move || match state.get().as_deref()? {
            IN_USE => Some(Word::AccountEnabled),
            LOCKED => Some(Word::AccountDisabled),
            WAITING => Some(Word::InvitationWaits),
            _ => None,
        }),
        opens,
    };
    let states = vec![
        ("", t(Word::AccountAnyState)),
        (IN_USE, t(Word::AccountEnabled)),
        (WAITING, t(Word::InvitationWaits)),
        (LOCKED, t(Word::AccountDisabled)),
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
    let picked = may_open.then(|| Picked::of(move || list.look(picks).unwrap_or_default()));
    let row = move |account: &AccountSummary, seen| {
        let account = account.clone();
        let key = format!("{}{}", account.id.inner(), account.version);
        Row::new(key, move || view! { <AccountRow account seen picked /> })
    };
    view! {
        <Toolbar><Heading title=t(Word::AccountsTitle) /> {open}</Toolbar>
        <Filters>
            <ListSearch label=Word::AccountsSearch />
            <Select
                id="state"
                label=t(Word::AccountState)
                options=states
                chosen=state
                on_choose=Callback::new(move |state: String| address.choose(STATE, &state))
            />
        </Filters>
        {picked.map(|picked| view! { <EnableSeveral picked /> })}
        <ListOf
            desk
            question=list
            empty=Word::AccountsNone
            rows=Box::new(move |list: &AccountList, seen| {
                list.accounts.nodes.iter().map(|account| row(account, seen)).collect()
            })
            page=|list: &AccountList| (list.accounts.page_info.clone(), list.accounts.nodes.len())
            around
        />
        {sheet}
    }
}

/// Who keeps accounts can pick them, and act on each.
fn around() -> (Vec<Column>, Vec<Column>) {
    let picks = Session::get().can(Capability::ManageAccounts);
    let pick = picks.then(|| Column::new(t(Word::PickLabel)).kind(CellKind::Pick));
    (pick.into_iter().collect(), vec![Column::new(t(Word::ActionsLabel)).kind(CellKind::Actions)])
}

fn picks(list: &AccountList) -> Vec<Pick> {
    list.accounts.nodes.iter().map(AccountSummary::pick).collect()
}

/// Where a saved view stands in the address.
fn opens(filter: &Json, _: Option<&str>) -> Vec<(&'static str, String)> {
    let state = match (filter.at(&["enabled"]).as_deref(), filter.at(&["invited"]).as_deref()) {
        (_, Some("true")) => WAITING,
        (Some("true"), _) => IN_USE,
        (Some("false"), _) => LOCKED,
        _ => "",
    };
    vec![(SEARCH, filter.at(&["name", "contains"]).unwrap_or_default()), (STATE, state.to_owned())]
}
