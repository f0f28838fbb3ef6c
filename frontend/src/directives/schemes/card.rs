use leptos::prelude::*;

use super::{
    draft::SchemeDraft,
    end::Ending,
    wire::{Scheme, Target},
};
use crate::{
    audit::HistoryLink,
    numbers::grouped,
    session::Session,
    ui::{Actions, Button, Cell, CellKind, Chip, Column, Muted, RowHead, Table, Tone},
    words::{Word, fill, t},
};

/// A scheme: its years, the document that decided it, and its targets as a table.
#[component]
pub fn SchemeCard(scheme: Scheme, draft: SchemeDraft, ending: Ending, manages: bool) -> impl IntoView {
    let locale = Session::get().locale;
    let Scheme { id, name, from_year, to_year, ended_on, document, targets, .. } = scheme.clone();
    let id = id.into_inner();
    let anchor = id.clone();
    let years = [from_year.to_string(), " – ".to_owned(), to_year.to_string()].concat();
    let ended = ended_on.map(|day| {
        let label = fill(Word::SchemeEnded, move || vec![("day", day.shown())]);
        view! { " " <Chip tone=Tone::Neutral icon="closed" label /> }
    });
    let document = document.map(|document| {
        let is_verified = document.is_verified;
        let mark = (!is_verified)
            .then(|| view! { " " <Chip tone=Tone::Waiting icon="search" label=t(Word::Unverified) /> });
        view! { <p>{t(Word::SchemeDocument)} ": " <span lang="vi">{move || document.said(locale.get())}</span> {mark}</p> }
    });
    let targets = if targets.is_empty() {
        view! { <p><Muted>{t(Word::TargetsNone)}</Muted></p> }.into_any()
    } else {
        view! { <Targets name=name.clone() targets /> }.into_any()
    };
    let acts = manages.then(|| {
        let (mine, ends) = (scheme.clone(), scheme);
        let edit = Callback::new(move |()| draft.begin_with(&mine));
        let end = Callback::new(move |()| ending.begin(&ends));
        view! {
            <Actions>
                <Button label=t(Word::SchemeChange) icon="edit" on_press=edit />
                <Button label=t(Word::SchemeEnd) on_press=end />
            </Actions>
        }
    });
    view! {
        <section class="card scheme" id=anchor tabindex="-1">
            <div>
                <h2 lang="vi">{name}</h2>
                <p>{years} {ended}</p>
                {document}
            </div>
            {targets}
            {acts}
            <HistoryLink id />
        </section>
    }
}

#[component]
fn Targets(name: String, targets: Vec<Target>) -> impl IntoView {
    let caption = fill(Word::TargetsOf, move || vec![("name", name.clone())]);
    let columns = vec![
        Column::new(t(Word::TargetName)),
        Column::new(t(Word::TargetYear)).kind(CellKind::Number),
        Column::new(t(Word::TargetValue)).kind(CellKind::Number),
        Column::new(t(Word::TargetSource)),
    ];
    let row = |target: Target| {
        let Target { year, name, value, unit, is_verified } = target;
        let joint = if unit == "%" { "" } else { " " };
        let value = [&grouped(value.unsigned_abs().into()), joint, &unit].concat();
        let mark = if is_verified {
            view! { <Chip tone=Tone::Success icon="active" label=t(Word::TargetVerified) /> }
        } else {
            view! { <Chip tone=Tone::Waiting icon="search" label=t(Word::TargetUnverified) /> }
        };
        view! {
            <tr>
                <RowHead><span lang="vi">{name}</span></RowHead>
                <Cell kind=CellKind::Number label=t(Word::TargetYear)>{year.to_string()}</Cell>
                <Cell kind=CellKind::Number label=t(Word::TargetValue)><span lang="vi">{value}</span></Cell>
                <Cell>{mark}</Cell>
            </tr>
        }
    };
    view! { <Table caption columns>{targets.into_iter().map(row).collect_view()}</Table> }
}
