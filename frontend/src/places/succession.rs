use leptos::prelude::*;
use shared::schema;

use crate::{
    ui::Muted,
    words::{Word, t},
};

/// A unit that another came from, or went to.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct Relative {
    pub id: cynic::Id,
    pub name: String,
}

/// One side of a succession, in a line. Nothing where there was none.
#[component]
pub fn Succession(word: Word, units: Vec<Relative>) -> impl IntoView {
    let last = units.len();
    let link = move |(at, unit): (usize, Relative)| {
        let comma = (at + 1 < last).then_some(", ");
        view! { <a href=format!("/don-vi/{}", unit.id.inner())>{unit.name}</a> {comma} }
    };
    (last > 0).then(|| {
        view! {
            <Muted>{t(word)} ": " <span lang="vi">{units.into_iter().enumerate().map(link).collect_view()}</span></Muted>
        }
    })
}
