//! Which column holds which field: the guess is shown, and can be changed.
use leptos::prelude::*;

use super::{
    draft::Draft,
    wire::{ImportColumn, ImportField},
};
use crate::{
    session::Session,
    ui::{Actions, Button, Card, Cell, Column, Muted, PlainSelect, RowHead, Table},
    words::{Word, fill, said, t},
};

#[component]
pub fn Mapping(draft: Draft, columns: Vec<ImportColumn>, fields: Vec<ImportField>) -> impl IntoView {
    let heads = [Word::ImportsColumn, Word::ImportsSamples, Word::ImportsField];
    let heads = heads.map(|word| Column::new(t(word))).into();
    let locale = Session::get().locale;
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), t(Word::ImportsNotRead).get())];
        options.extend(fields.iter().map(|field| {
            let needed = || said(Word::ImportsRequired, locale.get(), &[("field", field.label.clone())]);
            (field.key.clone(), if field.is_required { needed() } else { field.label.clone() })
        }));
        options
    });
    let rows =
        columns.into_iter().map(|column| view! { <MappedColumn draft column options /> }).collect_view();
    view! {
        <Card title=t(Word::ImportsMapping)>
            <p>{t(Word::ImportsMappingHelp)}</p>
            <Table caption=t(Word::ImportsMapping) columns=heads>{rows}</Table>
            <Actions>
                <Button
                    label=t(Word::ImportsCheckAgain)
                    busy=draft.busy()
                    on_press=Callback::new(move |()| draft.check_again())
                />
            </Actions>
        </Card>
    }
}

#[component]
fn MappedColumn(draft: Draft, column: ImportColumn, options: Signal<Vec<(String, String)>>) -> impl IntoView {
    let ImportColumn { column, letters, heading, samples, .. } = column;
    let chosen = Signal::derive(move || {
        let of_this = |(one, _): &&(i32, String)| *one == column;
        draft.mapping.with(|all| all.iter().find(of_this).map(|(_, field)| field.clone()).unwrap_or_default())
    });
    let choose = Callback::new(move |field: String| {
        draft.mapping.update(|all| {
            // A field comes from one column: chosen here, it leaves the other.
            all.retain(|(one, taken)| *one != column && *taken != field);
            if !field.is_empty() {
                all.push((column, field));
            }
        });
    });
    let label = fill(Word::ImportsFieldOf, {
        let letters = letters.clone();
        move || vec![("column", letters.clone())]
    });
    view! {
        <tr>
            <RowHead>{letters} " " <span lang="vi">{heading}</span></RowHead>
            <Cell label=t(Word::ImportsSamples)><Muted><span lang="vi">{samples.join(" · ")}</span></Muted></Cell>
            <Cell label=t(Word::ImportsField)><PlainSelect label options chosen on_choose=choose /></Cell>
        </tr>
    }
}
