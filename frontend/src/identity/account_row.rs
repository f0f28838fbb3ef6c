use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    MembershipList,
    invitation::Invitation,
    memberships::Membership,
    set_enabled::{AccountState, set_enabled},
};
use crate::{
    api::WireMoment,
    lists::{Offered, Pick, PickCell, Picked, Seen},
    session::Session,
    ui::{Button, Cell, CellKind, Chip, Kind, RowHead, Toasts, Tone},
    words::{Word, t},
};

/// What a list of accounts can show.
pub static OFFERED: [Offered; 6] = [
    Offered::new("name", Word::AccountName),
    Offered::new("login", Word::SignInLogin),
    Offered::new("memberships", Word::MeMemberships),
    Offered::new("opened", Word::AccountOpened).kind(CellKind::Date),
    Offered::new("state", Word::AccountState),
    Offered::new("secondFactor", Word::SecondFactorTitle).extra(),
];

/// What an [`AccountRow`] needs to know of an account.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
pub struct AccountSummary {
    pub id: cynic::Id,
    pub version: i32,
    login: String,
    full_name: String,
    enabled: bool,
    created_at: WireMoment,
    invitation: Option<Invitation>,
    memberships: Vec<Membership>,
    second_factor: bool,
}

impl AccountSummary {
    pub fn pick(&self) -> Pick {
        Pick { id: self.id.inner().to_owned(), version: self.version, name: self.full_name.clone() }
    }
}

#[component]
pub fn AccountRow(account: AccountSummary, seen: Seen, picked: Option<Picked>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let pick = account.pick();
    let pick = picked.map(|picked| view! { <PickCell picked pick /> });
    let AccountSummary {
        id,
        version,
        login,
        full_name,
        enabled,
        created_at,
        invitation,
        memberships,
        second_factor,
    } = account;
    let own =
        session.viewer.with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.login == login));
    let href = ["/tai-khoan/", id.inner()].concat();
    let busy = RwSignal::new(false);
    let act = (session.can(Capability::ManageAccounts) && !own).then(|| {
        let state = AccountState { id, version, enabled, full_name: full_name.clone() };
        let press =
            Callback::new(move |()| set_enabled(session, toasts, state.clone(), !enabled, Some(busy)));
        let word = if enabled { Word::AccountDisable } else { Word::AccountEnable };
        view! { <Button label=t(word) kind=Kind::Quiet busy on_press=press /> }
    });
    let (tone, icon, word) = match (enabled, invitation) {
        (false, _) => (Tone::Neutral, "closed", Word::AccountDisabled),
        (true, Some(_)) => (Tone::Waiting, "clock", Word::InvitationWaits),
        (true, None) => (Tone::Success, "active", Word::AccountEnabled),
    };
    let chip = view! { <Chip tone icon label=t(word) /> };
    let opened = view! { <Cell kind=CellKind::Date label=t(Word::AccountOpened)>{created_at.day()}</Cell> };
    let factor = second_factor.then(|| t(Word::AccountHasFactor));
    let factor = view! { <Cell label=t(Word::SecondFactorTitle)>{factor}</Cell> };
    view! {
        <tr>
            {pick}
            <RowHead><span lang="vi"><a href=href>{full_name}</a></span></RowHead>
            {seen.has("login").then(|| view! { <Cell label=t(Word::SignInLogin)>{login}</Cell> })}
            {seen.has("memberships").then(|| view! { <Cell><MembershipList memberships /></Cell> })}
            {seen.has("opened").then_some(opened)}
            {seen.has("state").then(|| view! { <Cell>{chip}</Cell> })}
            {seen.has("secondFactor").then_some(factor)}
            <Cell kind=CellKind::Actions>{act}</Cell>
        </tr>
    }
}
