//! What was imported before, the newest first; each can still be undone.
use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{ImportState, schema};

use super::{
    kind_word::kind_word,
    undo::{Asking, UndoButton},
    wire::ImportSummary,
};
use crate::{
    api::{self, PageInfo, Question},
    session::Session,
    ui::{Address, Card, Cell, CellKind, Chip, Column, Pager, Remote, Row, RowHead, Rows, Table, Tone},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Selection {
    after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct ImportList {
    #[arguments(first: 20, after: $after)]
    imports: ImportConnection,
}

crate::api::listed!(query ImportList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct ImportConnection {
    nodes: Vec<ImportSummary>,
    page_info: PageInfo,
}

#[component]
pub fn Earlier(asking: Asking) -> impl IntoView {
    let session = Session::get();
    let after = Address::get().value("after");
    let list = Question::new(move || {
        session.changes.track();
        api::run(ImportList::build(Selection { after: after.get() }))
    });
    view! {
        <Card title=t(Word::ImportsEarlier)>
            <Remote
                question=list
                is_empty=|list: &ImportList| list.imports.nodes.is_empty()
                empty=t(Word::ImportsNone)
                children=move || view! { <Found list asking /> }.into_any()
            />
        </Card>
    }
}

#[component]
fn Found(list: Question<ImportList>, asking: Asking) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::ImportsWhat)),
        Column::new(t(Word::ImportsKindLabel)),
        Column::new(t(Word::ImportsWhen)).kind(CellKind::Date),
        Column::new(t(Word::ImportsWho)),
        Column::new(t(Word::ImportsCount)).kind(CellKind::Number),
        Column::new(t(Word::ImportsState)),
    ];
    let row = move |import: &ImportSummary| {
        let import = import.clone();
        let key = [import.id.inner(), &import.version.to_string()].concat();
        Row::new(key, move || view! { <Line import asking /> })
    };
    let rows = move || list.with(|list| list.imports.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.imports.page_info.clone(), list.imports.nodes.len()));
    view! {
        <Table caption=t(Word::ImportsEarlier) columns><Rows rows /></Table>
        <Pager page />
    }
}

#[component]
fn Line(import: ImportSummary, asking: Asking) -> impl IntoView {
    let (name, at, written) = (import.file_name.clone(), import.at.shown(), import.written);
    let kind = import.kind.map(|kind| t(kind_word(kind)));
    let who = import.by.as_ref().map(|person| person.full_name.clone());
    let state = if import.state == Some(ImportState::Committed) {
        view! { <UndoButton import asking /> }.into_any()
    } else {
        view! { <Chip tone=Tone::Neutral icon="returned" label=t(Word::ImportsUndoneState) /> }.into_any()
    };
    view! {
        <tr>
            <RowHead><span lang="vi">{name}</span></RowHead>
            <Cell label=t(Word::ImportsKindLabel)>{kind}</Cell>
            <Cell kind=CellKind::Date label=t(Word::ImportsWhen)>{at}</Cell>
            <Cell label=t(Word::ImportsWho)><span lang="vi">{who}</span></Cell>
            <Cell kind=CellKind::Number label=t(Word::ImportsCount)>{written}</Cell>
            <Cell>{state}</Cell>
        </tr>
    }
}
