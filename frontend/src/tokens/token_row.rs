use leptos::prelude::*;
use shared::{Capability, TokenState, schema};

use super::state::{StateChip, scope_line};
use crate::{
    api::WireMoment,
    lists::{Offered, Seen},
    ui::{Cell, CellKind, RowHead},
    words::{Word, t},
};

/// What a list of tokens can show.
pub static OFFERED: [Offered; 7] = [
    Offered::new("name", Word::TokenName),
    Offered::new("organization", Word::OrganizationLabel),
    Offered::new("scope", Word::TokenScope),
    Offered::new("expires", Word::TokenExpires).kind(CellKind::Date),
    Offered::new("lastUse", Word::TokenLastUse).kind(CellKind::Date),
    Offered::new("state", Word::StateLabel),
    Offered::new("purpose", Word::TokenPurpose).extra(),
];

/// What a [`TokenRow`] needs to know of a token.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ServiceToken")]
pub struct TokenSummary {
    pub id: cynic::Id,
    pub version: i32,
    name: String,
    purpose: String,
    organization: Option<Holder>,
    scope: Vec<Capability>,
    state: TokenState,
    expires_at: WireMoment,
    pub last_used_at: Option<WireMoment>,
}

/// Whose a token is.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Holder {
    pub id: cynic::Id,
    pub name: String,
}

#[component]
pub fn TokenRow(token: TokenSummary, seen: Seen) -> impl IntoView {
    let href = ["/quan-tri/ma-truy-cap/", token.id.inner()].concat();
    let used = token.last_used_at.map_or_else(|| "–".to_owned(), |at| at.shown());
    let TokenSummary { name, purpose, organization, scope, state, expires_at, .. } = token;
    let vietnamese = |column, word, words: Option<String>| {
        seen.has(column).then(|| view! { <Cell label=t(word)><span lang="vi">{words}</span></Cell> })
    };
    let date = |column, word, words: String| {
        seen.has(column).then(|| view! { <Cell kind=CellKind::Date label=t(word)>{words}</Cell> })
    };
    let scope = seen.has("scope").then(|| {
        view! { <Cell label=t(Word::TokenScope)>{scope_line(&scope)}</Cell> }
    });
    view! {
        <tr>
            <RowHead><span lang="vi"><a href=href>{name}</a></span></RowHead>
            {vietnamese("organization", Word::OrganizationLabel, organization.map(|holder| holder.name))}
            {scope}
            {date("expires", Word::TokenExpires, expires_at.day())}
            {date("lastUse", Word::TokenLastUse, used)}
            {seen.has("state").then(|| view! { <Cell><StateChip state /></Cell> })}
            {vietnamese("purpose", Word::TokenPurpose, Some(purpose))}
        </tr>
    }
}
