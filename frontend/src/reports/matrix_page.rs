use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{AssignmentState, Capability};

use super::{
    clause::within,
    counts_table::{ByClause, ByUnit},
    matrix::{Matrix, MatrixCell, MatrixRow, OneMatrix, UnitName, Wanted, counts_said},
};
use crate::{
    api::{Question, WireDay},
    assignments::{AssignmentChip, state_look},
    calendar::Day,
    session::Session,
    ui::{
        self, Address, Breadcrumb, Checkbox, DayFilter, Filters, Heading, Lead, Legend, MatrixLine, Muted,
        Remote, Square, Tab, Tabs, Toolbar,
    },
    words::{Locale, Word, said, t},
};

/// The day by whose boundaries it is read, in the address.
const AS_OF: &str = "ngay";
const GRID: &str = "ma-tran";
const BY_CLAUSE: &str = "muc";
const BY_UNIT: &str = "xa";

#[component]
pub fn MatrixPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let day = Address::get().value(AS_OF);
    let question = Question::kept(move || {
        session.changes.track();
        let as_of = day.get().as_deref().and_then(Day::of_iso).map(WireDay::from);
        OneMatrix::build(Wanted { id: cynic::Id::new(id.get()), as_of })
    });
    view! {
        <Breadcrumb above=vec![("/van-ban", t(Word::DirectivesTitle))] />
        <Heading title=t(Word::MatrixTitle) />
        <Remote
            question
            is_empty=|answer: &OneMatrix| answer.directive_matrix.is_none()
            empty=t(Word::MatrixNotFound)
            children=move || view! { <Found question /> }.into_any()
        />
    }
}

#[component]
fn Found(question: Question<OneMatrix>) -> impl IntoView {
    let locale = Session::get().locale;
    let only_given = RwSignal::new(false);
    let directive = move || {
        let directive = question.with(|answer| answer.matrix().directive.clone());
        let (page, report) =
            (format!("/van-ban/{}", directive.id.inner()), format!("/bao-cao/{}", directive.id.inner()));
        view! {
            <p>{t(Word::MatrixOf)} " " <a href=page lang="vi">{directive.title}</a></p>
            <p><a href=report>{t(Word::MatrixToReport)}</a></p>
        }
    };
    let tab = |value: &'static str, word: Word| Tab { value, label: t(word) };
    let mut tabs = vec![
        tab(GRID, Word::MatrixGrid),
        tab(BY_CLAUSE, Word::MatrixByClause),
        tab(BY_UNIT, Word::MatrixByUnit),
    ];
    // The first one is shown when the address wishes none: a phone has no room for the grid.
    if is_phone() {
        tabs.rotate_right(1);
    }
    view! {
        <Lead words=Signal::derive(move || question.with(|answer| answer.matrix().finding(locale.get()))) />
        <Toolbar>{directive}</Toolbar>
        <Filters>
            <DayFilter id="as-of" label=t(Word::MatrixAsOf) hint=t(Word::MatrixAsOfHint) key=AS_OF />
        </Filters>
        <Tabs
            label=t(Word::MatrixView)
            key="xem"
            tabs
            panel=move |value| match value {
                BY_CLAUSE => view! {
                    <Checkbox id="only-given" label=t(Word::MatrixOnlyGiven) checked=only_given />
                    <ByClause question only_given />
                }
                .into_any(),
                BY_UNIT => view! { <ByUnit question /> }.into_any(),
                _ => view! { <Grid question only_given /> }.into_any(),
            }
        />
    }
}

/// The list of assignments knows where a task was given out, and not what became of that place.
pub fn as_given() -> bool {
    Address::get().value(AS_OF).with_untracked(Option::is_none)
}

fn is_phone() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 768.0)
}

#[component]
fn Grid(question: Question<OneMatrix>, only_given: RwSignal<bool>) -> impl IntoView {
    let locale = Session::get().locale;
    let sign = |state, late| view! { <AssignmentChip state late /> }.into_any();
    let signs = vec![
        sign(AssignmentState::Open, true),
        sign(AssignmentState::Returned, false),
        sign(AssignmentState::Open, false),
        sign(AssignmentState::Working, false),
        sign(AssignmentState::Submitted, false),
        sign(AssignmentState::Accepted, false),
        view! { <Muted>{t(Word::MatrixNumbers)}</Muted> }.into_any(),
    ];
    let picture = move || {
        let locale = locale.get();
        let (columns, lines) = question.with(|answer| {
            let matrix = answer.matrix();
            let columns = matrix.units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
            (columns, matrix.rows.iter().map(|row| line(matrix, row, locale)).collect::<Vec<_>>())
        });
        view! {
            <ui::Matrix
                caption=t(Word::MatrixTitle)
                corner=t(Word::ClauseColumn)
                hole=Word::MatrixHole.said(locale)
                columns
                lines
                only_filled=only_given
            />
        }
    };
    view! {
        <Legend label=t(Word::MatrixLegend) signs />
        <Checkbox id="only-given" label=t(Word::MatrixOnlyGiven) checked=only_given />
        {picture}
    }
}

fn line(matrix: &Matrix, row: &MatrixRow, locale: Locale) -> MatrixLine {
    let clause = row.clause.name(locale);
    let leads = as_given() && Session::get().can(Capability::ReadAssignments);
    let list =
        ["/viec?van-ban=", matrix.directive.id.inner(), "&muc=", row.clause.id.inner(), "&don-vi="].concat();
    let squares = matrix.units.iter().zip(&row.cells);
    let squares = squares
        .map(|(unit, cell)| Some(square(unit, cell.as_ref()?, &clause, leads.then_some(&list), locale)));
    MatrixLine {
        label: row.clause.label.clone(),
        title: row.clause.title.clone(),
        squares: squares.collect(),
    }
}

fn square(unit: &UnitName, cell: &MatrixCell, clause: &str, list: Option<&String>, locale: Locale) -> Square {
    let MatrixCell { counts, worst, is_late } = cell;
    let (tone, icon) = state_look(*worst, *is_late);
    let gaps = [
        ("clause", clause.to_owned()),
        ("unit", within(&unit.name)),
        ("counts", counts_said(counts, locale)),
    ];
    Square {
        tone,
        icon,
        text: [counts.accepted.to_string(), counts.total.to_string()].join("/"),
        name: said(Word::MatrixCell, locale, &gaps),
        href: list.map(|list| [list.as_str(), unit.id.inner()].concat()),
    }
}
