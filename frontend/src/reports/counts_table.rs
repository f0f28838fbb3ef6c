//! The twins of the matrix: the same numbers as tables.
use leptos::prelude::*;
use shared::{AssignmentState, Capability};

use super::{
    matrix::{MatrixRow, OneMatrix, UnitName},
    matrix_page::as_given,
};
use crate::{
    api::Question,
    assignments::{AssignmentCounts, state_word},
    session::Session,
    ui::{Cell, CellKind, Column, Row, RowHead, Rows, Table},
    words::{Word, t},
};

const COUNTED: [Word; 7] = [
    Word::TotalColumn,
    state_word(AssignmentState::Open),
    state_word(AssignmentState::Working),
    state_word(AssignmentState::Submitted),
    state_word(AssignmentState::Accepted),
    state_word(AssignmentState::Returned),
    Word::AssignmentLate,
];

#[component]
pub fn ByClause(question: Question<OneMatrix>, only_given: RwSignal<bool>) -> impl IntoView {
    let rows = move || {
        let only_given = only_given.get();
        question.with(|answer| {
            let matrix = answer.matrix();
            let list = ["/viec?van-ban=", matrix.directive.id.inner(), "&muc="].concat();
            let row = |row: &MatrixRow| {
                let name = [row.clause.label.as_str(), " ", row.clause.title.as_str()].concat();
                counted([&list, row.clause.id.inner()].concat(), name, row.counts, true)
            };
            let shown = matrix.rows.iter().filter(|row| !only_given || row.counts.total > 0);
            shown.map(row).collect()
        })
    };
    view! {
        <Table caption=t(Word::MatrixByClause) columns=columns(Word::ClauseColumn)><Rows rows /></Table>
    }
}

#[component]
pub fn ByUnit(question: Question<OneMatrix>) -> impl IntoView {
    let rows = move || {
        question.with(|answer| {
            let matrix = answer.matrix();
            let list = ["/viec?van-ban=", matrix.directive.id.inner(), "&don-vi="].concat();
            let units = matrix.units.iter().zip(matrix.by_unit());
            let row = |(unit, counts): (&UnitName, AssignmentCounts)| {
                counted([&list, unit.id.inner()].concat(), unit.name.clone(), counts, as_given())
            };
            units.map(row).collect()
        })
    };
    view! { <Table caption=t(Word::MatrixByUnit) columns=columns(Word::UnitColumn)><Rows rows /></Table> }
}

fn columns(first: Word) -> Vec<Column> {
    let number = |word| Column::new(t(word)).kind(CellKind::Number);
    [Column::new(t(first))].into_iter().chain(COUNTED.map(number)).collect()
}

/// A row whose numbers have changed is another row.
fn counted(href: String, name: String, counts: AssignmentCounts, leads: bool) -> Row {
    let AssignmentCounts { total, open, working, submitted, accepted, returned, late } = counts;
    let numbers = [total, open, working, submitted, accepted, returned, late];
    let key = numbers.iter().fold(href.clone(), |key, number| [&key, " ", &number.to_string()].concat());
    Row::new(key, move || {
        let cell = |(number, word): (i32, Word)| {
            view! { <Cell kind=CellKind::Number label=t(word)>{number.to_string()}</Cell> }
        };
        let cells = numbers.into_iter().zip(COUNTED).map(cell).collect_view();
        let name = if leads && Session::get().can(Capability::ReadAssignments) {
            view! { <a href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        view! { <tr><RowHead><span lang="vi">{name}</span></RowHead>{cells}</tr> }
    })
}
