use leptos::prelude::*;
use shared::{OrganizationKind, schema};

use super::kind_word;
use crate::{
    api::WireDay,
    session::Session,
    ui::{Cell, CellKind, Chip, RowHead, Tone},
    words::{Word, fill, t},
};

/// What an [`OrganizationRow`] needs to know of an organization.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationSummary {
    pub id: cynic::Id,
    pub version: i32,
    name: String,
    kind: Option<OrganizationKind>,
    unit: Option<UnitName>,
    valid_to: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitName {
    pub id: cynic::Id,
    pub name: String,
}

#[component]
pub fn OrganizationRow(number: usize, organization: OrganizationSummary) -> impl IntoView {
    let href = format!("/to-chuc/{}", organization.id.inner());
    let kind = organization.kind.map_or(Word::KindOther, kind_word);
    view! {
        <tr>
            <Cell kind=CellKind::Rank>{number}</Cell>
            <RowHead><span lang="vi"><a href=href>{organization.name}</a></span></RowHead>
            <Cell>{t(kind)}</Cell>
            <Cell><span lang="vi">{organization.unit.map(|unit| unit.name)}</span></Cell>
            <Cell><StateChip until=organization.valid_to /></Cell>
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
