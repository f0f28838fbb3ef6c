use leptos::prelude::*;
use serde::Serialize;
use shared::{Role, schema};

use super::role_word;
use crate::{
    api::WireDay,
    calendar::Day,
    session::Session,
    ui::{Chip, Muted, Tone},
    words::{Word, fill, t},
};

/// What a person is, and where, from a day to a day.
#[derive(cynic::QueryFragment, Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    pub id: cynic::Id,
    pub role: Option<Role>,
    pub organization: Option<OrganizationName>,
    unit: Option<UnitName>,
    pub valid_from: WireDay,
    pub valid_to: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cynic(graphql_type = "Unit")]
struct UnitName {
    name: String,
}

impl Membership {
    pub fn last(&self) -> Option<Day> {
        self.valid_to.as_ref().and_then(WireDay::day)
    }

    pub fn is_over(&self, today: Day) -> bool {
        self.last().is_some_and(|last| last < today)
    }

    /// Whether it holds, has yet to begin or is over.
    pub fn chip(&self, today: Day) -> AnyView {
        let begins = self.valid_from.day().filter(|first| *first > today);
        if self.is_over(today) {
            view! { <Chip tone=Tone::Neutral icon="closed" label=t(Word::MembershipOver) /> }.into_any()
        } else if let Some(first) = begins {
            let label = fill(Word::MembershipFrom, move || vec![("day", first.shown())]);
            view! { <Chip tone=Tone::Neutral icon="calendar" label /> }.into_any()
        } else {
            view! { <Chip tone=Tone::Success icon="active" label=t(Word::MembershipHeld) /> }.into_any()
        }
    }
}

/// What somebody is and will be; what is over stands on the page of the account.
#[component]
pub fn MembershipList(memberships: Vec<Membership>) -> impl IntoView {
    let today = Session::get().today();
    let line = |membership: Membership| {
        let last = membership.last();
        let Membership { role, organization, unit, .. } = membership;
        let role = role.map_or(Word::RoleUnknown, role_word);
        let organization = organization.map(|organization| organization.name);
        let place = organization.is_none().then_some(unit).flatten().map(|unit| unit.name);
        let until = last.map(|last| {
            let until = fill(Word::MembershipUntil, move || vec![("day", last.shown())]);
            view! { <Muted>" · " {until}</Muted> }
        });
        view! { <li>{t(role)} " – " <Muted><span lang="vi">{organization.or(place)}</span></Muted> {until}</li> }
    };
    let held = memberships.into_iter().filter(|membership| !membership.is_over(today));
    view! { <ul>{held.map(line).collect_view()}</ul> }
}
