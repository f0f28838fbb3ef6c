use leptos::prelude::*;
use shared::{grouped, schema};

use crate::{
    api::WireDay,
    ui::{Cell, CellKind, Chip, Column, Row, RowHead, Rows, Table, Tone},
    words::{Word, t},
};

/// How often a token asked for a field.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "TokenFieldUse")]
pub struct FieldUse {
    field: String,
    count: i32,
    last_day: WireDay,
    deprecated: bool,
}

#[component]
pub fn UsedFields(used: Signal<Vec<FieldUse>>) -> impl IntoView {
    let columns = || {
        vec![
            Column::new(t(Word::TokenField)),
            Column::new(t(Word::TokenRequests)).kind(CellKind::Number),
            Column::new(t(Word::TokenLastDay)).kind(CellKind::Date),
        ]
    };
    let row = |one: &FieldUse| {
        let one = one.clone();
        Row::new([one.field.as_str(), &one.count.to_string()].concat(), move || view! { <UsedRow one /> })
    };
    let rows = move || used.with(|used| used.iter().map(row).collect::<Vec<_>>());
    let is_used = Memo::new(move |_| used.with(|used| !used.is_empty()));
    move || {
        if is_used.get() {
            view! { <Table caption=t(Word::TokenUse) columns=columns()><Rows rows /></Table> }.into_any()
        } else {
            view! { <p>{t(Word::TokenUnused)}</p> }.into_any()
        }
    }
}

#[component]
fn UsedRow(one: FieldUse) -> impl IntoView {
    let leaving = one.deprecated.then(|| {
        view! { <Chip tone=Tone::Waiting icon="alert" label=t(Word::TokenFieldLeaving) /> }
    });
    view! {
        <tr>
            <RowHead><code>{one.field}</code> {leaving}</RowHead>
            <Cell kind=CellKind::Number label=t(Word::TokenRequests)>
                {grouped(u64::try_from(one.count).unwrap_or_default())}
            </Cell>
            <Cell kind=CellKind::Date label=t(Word::TokenLastDay)>{one.last_day.shown()}</Cell>
        </tr>
    }
}
