use leptos::prelude::*;
use shared::{Capability, TokenState, schema};

use super::state::{StateChip, scope_line};
use crate::{
    api::WireMoment,
    ui::{Cell, CellKind, RowHead},
    words::{Word, t},
};

/// What a [`TokenRow`] needs to know of a token.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ServiceToken")]
pub struct TokenSummary {
    pub id: cynic::Id,
    pub version: i32,
    name: String,
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
pub fn TokenRow(token: TokenSummary) -> impl IntoView {
    let href = ["/quan-tri/ma-truy-cap/", token.id.inner()].concat();
    let used = token.last_used_at.map_or_else(|| "–".to_owned(), |at| at.shown());
    view! {
        <tr>
            <RowHead><span lang="vi"><a href=href>{token.name}</a></span></RowHead>
            <Cell label=t(Word::OrganizationLabel)>
                <span lang="vi">{token.organization.map(|organization| organization.name)}</span>
            </Cell>
            <Cell label=t(Word::TokenScope)>{scope_line(&token.scope)}</Cell>
            <Cell kind=CellKind::Date label=t(Word::TokenExpires)>{token.expires_at.day()}</Cell>
            <Cell kind=CellKind::Date label=t(Word::TokenLastUse)>{used}</Cell>
            <Cell><StateChip state=token.state /></Cell>
        </tr>
    }
}
