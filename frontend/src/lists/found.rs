use leptos::prelude::*;

use super::{Desk, Seen, Tools};
use crate::{
    api::{PageInfo, Question},
    ui::{Address, Column, Empty, Pager, Remote, Row, Rows, Table},
    words::{Word, t},
};

/// Where the order of a list stands in the address.
pub const SORT: &str = "sap-xep";

type RowsOf<T> = Box<dyn Fn(&T, Seen) -> Vec<Row> + Send + Sync>;

/// Columns before and after those that can be chosen.
type Around = fn() -> (Vec<Column>, Vec<Column>);

/// A list as the server answered it: its tools, its table in the columns that are shown, and the way on.
#[component]
pub fn ListOf<T: 'static>(
    desk: Desk,
    question: Question<T>,
    empty: Word,
    /// The rows; what a row shows besides `Seen` is the page's own.
    rows: RowsOf<T>,
    /// Where the page stands, and how many rows it has.
    page: fn(&T) -> (PageInfo, usize),
    /// What stands in the place of a list that nobody has ever filled.
    #[prop(optional)]
    first: Option<fn() -> Option<AnyView>>,
    /// Columns before and after those that can be chosen.
    #[prop(optional)]
    around: Option<Around>,
) -> impl IntoView {
    let rows = StoredValue::new(rows);
    let is_empty = Memo::new(move |_| question.look(|found| page(found).1 == 0).unwrap_or(true));
    let row_of = move |seen: Seen| {
        move || rows.with_value(|rows| question.look(|found| rows(found, seen)).unwrap_or_default())
    };
    let table = move || {
        let seen = desk.shown.seen();
        let (mut columns, after) = around.map(|around| around()).unwrap_or_default();
        columns.extend(seen.columns());
        columns.extend(after);
        found(desk.title, columns, Box::new(row_of(seen)))
    };
    let now = move || question.look(page).unwrap_or((PageInfo::none(), 0));
    view! {
        <Remote
            question
            is_empty=|_| false
            empty=t(empty)
            children=move || {
                view! {
                    <Tools desk />
                    {move || if is_empty.get() {
                        first
                            .and_then(|first| first())
                            .unwrap_or_else(|| view! { <Empty words=t(empty) /> }.into_any())
                    } else {
                        view! { {table} <Pager page=now /> }.into_any()
                    }}
                }
                .into_any()
            }
        />
    }
}

fn found(title: Word, columns: Vec<Column>, rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    let address = Address::get();
    let sort = address.value(SORT);
    let sorted_by = Signal::derive(move || sort.get().unwrap_or_default());
    let on_sort = Callback::new(move |key| address.choose(SORT, key));
    view! {
        <Table caption=t(title) columns sorted_by on_sort><Rows rows /></Table>
    }
    .into_any()
}
