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

/// One side of a succession, in a line, each with its page. Nothing where there was none.
#[component]
pub fn Succession(
    word: Word,
    units: Vec<Relative>,
    #[prop(default = "/don-vi/")] page: &'static str,
) -> impl IntoView {
    let last = units.len();
    let link = move |(at, unit): (usize, Relative)| {
        let comma = (at + 1 < last).then_some(", ");
        view! { <a href=[page, unit.id.inner()].concat()>{unit.name}</a> {comma} }
    };
    (last > 0).then(|| {
        view! {
            <Muted>{t(word)} ": " <span lang="vi">{units.into_iter().enumerate().map(link).collect_view()}</span></Muted>
        }
    })
}
