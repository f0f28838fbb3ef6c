use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    invitation::{Invitation, InvitationState},
    membership_end::EndMembership,
    membership_form::GrantForm,
    memberships::Membership,
    role_word,
    second_factor_reset::ResetButton,
};
use crate::{
    api::{self, Question, WireMoment},
    audit::HistoryLink,
    session::Session,
    ui::{
        Breadcrumb, Button, Card, Cell, CellKind, Chip, Column, Fact, Facts, Heading, Kind, Note, Remote,
        Row, RowHead, Rows, Table, Tone,
    },
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneAccount {
    #[arguments(id: $id)]
    account: Option<Account>,
}

crate::api::listed!(query OneAccount, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Account {
    id: cynic::Id,
    version: i32,
    login: String,
    full_name: String,
    enabled: bool,
    second_factor: bool,
    created_at: WireMoment,
    invitation: Option<Invitation>,
    memberships: Vec<Membership>,
}

/// One account: who it is, and what the person is where, before and now.
#[component]
pub fn AccountPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        api::run(OneAccount::build(ById { id: cynic::Id::new(id.get()) }))
    });
    let title = t(Word::AccountLabel);
    let found = move || question.look(|answer: &OneAccount| answer.account.clone()).flatten();
    let title = Signal::derive(move || found().map_or_else(|| title.get(), |account| account.full_name));
    view! {
        <Breadcrumb above=vec![("/tai-khoan", t(Word::AccountsTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneAccount| answer.account.is_none()
            empty=t(Word::AccountNotFound)
            children=move || {
                let found = Signal::derive(move || found().expect("an empty answer is not shown"));
                view! { <Known found /> }.into_any()
            }
        />
    }
}

#[component]
fn Known(found: Signal<Account>) -> impl IntoView {
    let session = Session::get();
    let account = found.get_untracked();
    let own = session
        .viewer
        .with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.login == account.login));
    let may_change = session.can(Capability::ManageAccounts) && !own;
    let ending = RwSignal::new(None);
    let state = move || {
        let (tone, icon, word) = if found.with(|account| account.enabled) {
            (Tone::Success, "active", Word::AccountEnabled)
        } else {
            (Tone::Neutral, "closed", Word::AccountDisabled)
        };
        view! { <Chip tone icon label=t(word) /> }
    };
    let has_factor = Memo::new(move |_| found.with(|account| account.second_factor));
    let factor = move || {
        let word = if has_factor.get() { Word::AccountFactorOn } else { Word::AccountFactorOff };
        t(word).get()
    };
    let (id, name) = (account.id.clone(), account.full_name.clone());
    let version = Signal::derive(move || found.with(|account| account.version));
    let reset = move || {
        let (id, name) = (id.clone(), name.clone());
        (may_change && has_factor.get()).then(|| view! { <ResetButton id name version /> })
    };
    let waits = Memo::new(move |_| found.with(|account| account.invitation.clone()));
    let invitation = view! {
        <InvitationState id=account.id.clone() name=account.full_name.clone() version waits may_change />
    };
    let mut columns = vec![
        Column::new(t(Word::RoleLabel)),
        Column::new(t(Word::OrganizationLabel)),
        Column::new(t(Word::MembershipFirst)).kind(CellKind::Date),
        Column::new(t(Word::MembershipLast)).kind(CellKind::Date),
        Column::new(t(Word::StateLabel)),
    ];
    if may_change {
        columns.push(Column::new(t(Word::ActionsLabel)).kind(CellKind::Actions));
    }
    let rows = move || {
        let row = |membership: &Membership| {
            let membership = membership.clone();
            let last = membership.valid_to.as_ref().map(crate::api::WireDay::shown).unwrap_or_default();
            let key = [membership.id.inner(), &last].concat();
            Row::new(key, move || view! { <MembershipRow membership may_change ending /> })
        };
        found.with(|account| account.memberships.iter().map(row).collect::<Vec<_>>())
    };
    let history = view! { <HistoryLink id=account.id.inner() /> };
    let grant = may_change.then(|| view! {
        <Card title=t(Word::MembershipGrant) id="grant-title"><GrantForm account_id=account.id.clone() /></Card>
        <EndMembership ending version=Signal::derive(move || found.with(|account| account.version)) />
    });
    let own = own.then(|| view! { <Note>{t(Word::MembershipOwn)}</Note> });
    view! {
        <Facts>
            <Fact label=t(Word::SignInLogin)>{account.login}</Fact>
            <Fact label=t(Word::AccountState)>{state}</Fact>
            <Fact label=t(Word::SecondFactorTitle)>{factor} " " {reset}</Fact>
            <Fact label=t(Word::AccountOpened)>{account.created_at.day()}</Fact>
        </Facts>
        {history}
        <Card title=t(Word::InvitationLabel)>{invitation}</Card>
        <Card title=t(Word::MeMemberships)>
            {own}
            <Table caption=t(Word::MeMemberships) columns><Rows rows /></Table>
        </Card>
        {grant}
    }
}

#[component]
fn MembershipRow(
    membership: Membership,
    may_change: bool,
    ending: RwSignal<Option<Membership>>,
) -> impl IntoView {
    let today = Session::get().today();
    let (chip, role) = (membership.chip(today), membership.role.map_or(Word::RoleUnknown, role_word));
    let (first, last) = (membership.valid_from.shown(), membership.last());
    // Taken back before it began: there is no last day to tell.
    let last = last.filter(|last| membership.valid_from.day().is_none_or(|first| first <= *last));
    let organization = membership.organization.clone().map(|organization| {
        let href = ["/to-chuc/", organization.id.inner()].concat();
        view! { <span lang="vi"><a href=href>{organization.name}</a></span> }
    });
    let word = if membership.valid_to.is_some() { Word::MembershipResume } else { Word::MembershipEnd };
    let act = may_change.then(|| {
        let press = Callback::new(move |()| ending.set(Some(membership.clone())));
        view! { <Cell kind=CellKind::Actions><Button label=t(word) kind=Kind::Quiet on_press=press /></Cell> }
    });
    view! {
        <tr>
            <RowHead>{t(role)}</RowHead>
            <Cell>{organization}</Cell>
            <Cell kind=CellKind::Date label=t(Word::MembershipFirst)>{first}</Cell>
            <Cell kind=CellKind::Date label=t(Word::MembershipLast)>
                {last.map_or_else(|| "–".to_owned(), crate::calendar::Day::shown)}
            </Cell>
            <Cell>{chip}</Cell>
            {act}
        </tr>
    }
}
