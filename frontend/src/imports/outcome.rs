//! What was found, what to do about it, and what came of it.
use leptos::prelude::*;
use shared::ImportPolicy;

use super::{
    draft::Draft,
    undo::{Asking, UndoButton},
    wire::{CheckedImport, ImportCheck, ImportFault, ImportSummary},
};
use crate::{
    numbers::grouped,
    ui::{Actions, Button, Card, Cell, Choice, Column, DownloadButton, Kind, Lead, Note, RowHead, Table},
    words::{Word, fill, t},
};

fn count(number: i32) -> String {
    grouped(u64::try_from(number).unwrap_or_default())
}

/// Where the rows are, with what is wrong beside them.
fn annotated(id: &cynic::Id) -> Signal<String> {
    Signal::stored(["/imports/", id.inner(), "/annotated.xlsx"].concat())
}

#[component]
pub fn Outcome(draft: Draft, import: CheckedImport) -> impl IntoView {
    let CheckedImport { id, rows, faulty, check, .. } = import;
    let good = rows - faulty;
    let lead = if faulty == 0 { Word::ImportsAllGood } else { Word::ImportsSomeBad };
    let lead =
        fill(lead, move || vec![("rows", count(rows)), ("good", count(good)), ("faulty", count(faulty))]);
    let faults = check.filter(|check| check.fault_count > 0).map(|check| view! { <Faults id check /> });
    let policies = vec![
        (ImportPolicy::GoodRows, t(Word::ImportsGoodRows)),
        (ImportPolicy::AllOrNothing, t(Word::ImportsAllOrNothing)),
    ];
    let policy = (faulty > 0 && good > 0).then(|| {
        view! { <Choice name="import-policy" label=t(Word::ImportsPolicy) options=policies chosen=draft.policy /> }
    });
    let act = move || {
        let waits = faulty > 0 && draft.policy.get() == ImportPolicy::AllOrNothing;
        if good == 0 || waits {
            return view! { <Note>{t(Word::ImportsMendFirst)}</Note> }.into_any();
        }
        let label = fill(Word::ImportsCommit, move || vec![("count", count(good))]);
        view! {
            <Actions>
                <Button
                    label
                    kind=Kind::Primary
                    busy=draft.busy()
                    on_press=Callback::new(move |()| draft.commit())
                />
            </Actions>
        }
        .into_any()
    };
    view! {
        <Card title=t(Word::ImportsResult)>
            <Lead words=lead />
            {faults}
            {policy}
            {act}
        </Card>
    }
}

#[component]
fn Faults(id: cynic::Id, check: ImportCheck) -> impl IntoView {
    let ImportCheck { fields, faults, fault_count, .. } = check;
    let shown = i32::try_from(faults.len()).unwrap_or(i32::MAX);
    let caption = if shown < fault_count {
        fill(Word::ImportsFirstFaults, move || vec![("shown", count(shown)), ("count", count(fault_count))])
    } else {
        t(Word::ImportsFaults)
    };
    let columns = vec![
        Column::new(t(Word::ImportsRow)),
        Column::new(t(Word::ImportsColumn)),
        Column::new(t(Word::ImportsFault)),
    ];
    let row = move |fault: ImportFault| {
        let field = fields.iter().find(|field| Some(&field.key) == fault.field.as_ref());
        let field = field.map(|field| field.label.clone()).unwrap_or_default();
        let column = fault.column.map(|letters| [&letters, " "].concat()).unwrap_or_default();
        view! {
            <tr>
                <RowHead>{t(Word::ImportsRow)} "\u{a0}" {fault.row}</RowHead>
                <Cell label=t(Word::ImportsColumn)>{column} {field}</Cell>
                <Cell>{fault.message}</Cell>
            </tr>
        }
    };
    view! {
        <p>{caption}</p>
        <Table caption columns>{faults.into_iter().map(row).collect_view()}</Table>
        <p><DownloadButton href=annotated(&id) label=t(Word::ImportsAnnotated) /></p>
    }
}

/// The rows are written.
#[component]
pub fn Written(draft: Draft, import: ImportSummary, asking: Asking) -> impl IntoView {
    let (written, faulty) = (import.written, import.faulty);
    let words = if faulty == 0 { Word::ImportsDone } else { Word::ImportsDoneLeft };
    let words = fill(words, move || vec![("count", count(written)), ("faulty", count(faulty))]);
    let file = (faulty > 0).then(|| {
        view! { <DownloadButton href=annotated(&import.id) label=t(Word::ImportsAnnotated) /> }
    });
    view! {
        <Card title=t(Word::ImportsResult)>
            <Lead words />
            <Actions>
                <Button
                    label=t(Word::ImportsAnother)
                    kind=Kind::Primary
                    on_press=Callback::new(move |()| draft.begin_again())
                />
                {file}
                <UndoButton import asking />
            </Actions>
        </Card>
    }
}
