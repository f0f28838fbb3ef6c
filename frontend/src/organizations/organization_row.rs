use leptos::prelude::*;
use shared::{OrganizationKind, schema};

use super::kind_word;
use crate::{
    api::WireDay,
    lists::{Offered, Seen},
    session::Session,
    ui::{Cell, CellKind, Chip, RowHead, Tone},
    words::{Word, fill, t},
};

/// What a list of organizations can show.
pub static OFFERED: [Offered; 6] = [
    Offered::new("name", Word::OrganizationName).sorts(""),
    Offered::new("kind", Word::OrganizationKind),
    Offered::new("unit", Word::UnitLabel),
    Offered::new("state", Word::StateLabel),
    Offered::new("address", Word::AddressLabel).extra(),
    Offered::new("from", Word::OrganizationSince).kind(CellKind::Date).extra(),
];

/// What an [`OrganizationRow`] needs to know of an organization.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationSummary {
    pub id: cynic::Id,
    pub version: i32,
    name: String,
    kind: Option<OrganizationKind>,
    unit: Option<UnitName>,
    address: Option<String>,
    valid_from: WireDay,
    valid_to: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitName {
    pub id: cynic::Id,
    pub name: String,
}

#[component]
pub fn OrganizationRow(number: usize, organization: OrganizationSummary, seen: Seen) -> impl IntoView {
    let href = format!("/to-chuc/{}", organization.id.inner());
    let kind = organization.kind.map_or(Word::KindOther, kind_word);
    let kind = seen.has("kind").then(|| view! { <Cell>{t(kind)}</Cell> });
    let unit = organization.unit.map(|unit| unit.name);
    let unit = seen.has("unit").then(|| view! { <Cell><span lang="vi">{unit}</span></Cell> });
    let until = organization.valid_to;
    let state = seen.has("state").then(|| view! { <Cell><StateChip until /></Cell> });
    let address = organization.address;
    let address = seen.has("address").then(|| {
        view! { <Cell label=t(Word::AddressLabel)><span lang="vi">{address}</span></Cell> }
    });
    let from = organization.valid_from.shown();
    let from = seen.has("from").then(|| {
        view! { <Cell kind=CellKind::Date label=t(Word::OrganizationSince)>{from}</Cell> }
    });
    view! {
        <tr>
            <Cell kind=CellKind::Rank>{number}</Cell>
            <RowHead><span lang="vi"><a href=href>{organization.name}</a></span></RowHead>
            {kind}
            {unit}
            {state}
            {address}
            {from}
        </tr>
    }
}

/// Whether it still works; a last day to come is told.
#[component]
pub fn StateChip(until: Option<WireDay>) -> impl IntoView {
    let today = Session::get().today();
    match until.and_then(|day| day.day()) {
        Some(last) if last < today => {
            view! { <Chip tone=Tone::Neutral icon="closed" label=t(Word::OrganizationEnded) /> }
        }
        Some(last) => {
            let label = fill(Word::OrganizationUntil, move || vec![("day", last.shown())]);
            view! { <Chip tone=Tone::Waiting icon="active" label /> }
        }
        None => view! { <Chip tone=Tone::Success icon="active" label=t(Word::OrganizationActive) /> },
    }
}
