use leptos::prelude::*;
use shared::{Role, schema};

use super::role_word;
use crate::{
    ui::Muted,
    words::{Word, t},
};

/// What a person is, and where.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Membership {
    role: Option<Role>,
    organization: Option<OrganizationName>,
    unit: Option<UnitName>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
struct OrganizationName {
    name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
struct UnitName {
    name: String,
}

#[component]
pub fn MembershipList(memberships: Vec<Membership>) -> impl IntoView {
    let line = |Membership { role, organization, unit }: Membership| {
        let role = role.map_or(Word::RoleUnknown, role_word);
        let organization = organization.map(|organization| organization.name);
        let place = organization.is_none().then_some(unit).flatten().map(|unit| unit.name);
        view! { <li>{t(role)} " – " <Muted><span lang="vi">{organization.or(place)}</span></Muted></li> }
    };
    view! { <ul>{memberships.into_iter().map(line).collect_view()}</ul> }
}
