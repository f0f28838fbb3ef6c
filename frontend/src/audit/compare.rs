//! Two versions of a record side by side. An entry tells what it changed; what a record was is all of them together.
use leptos::prelude::*;

use super::{
    changes::{Change, compare, fields_of},
    entry_row::{AuditEntry, ChangeLine},
};
use crate::{
    ui::{Card, SelectField},
    words::{Word, fill, t},
};

type Fields = Vec<(String, String)>;

/// What the record was at each version that its entries tell of, the newest first.
fn versions(entries: Vec<AuditEntry>) -> Vec<(i32, Fields)> {
    let mut known: Vec<(i32, Fields)> = Vec::new();
    for entry in entries.into_iter().rev() {
        let before = fields_of(entry.before.as_deref().unwrap_or_default());
        let mut now = known.last().map(|(_, fields)| fields.clone()).unwrap_or_default();
        if known.is_empty() && !before.is_empty() {
            known.push((entry.subject_version - 1, before.clone()));
        }
        lay_over(&mut now, before);
        lay_over(&mut now, fields_of(entry.after.as_deref().unwrap_or_default()));
        known.push((entry.subject_version, now));
    }
    known.reverse();
    known
}

fn lay_over(fields: &mut Fields, newer: Fields) {
    for (name, value) in newer {
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => fields.push((name, value)),
        }
    }
}

#[component]
pub fn Compare(entries: Vec<AuditEntry>) -> impl IntoView {
    let known = versions(entries);
    let [Some(newest), Some(before)] =
        [known.first(), known.get(1)].map(|one| one.map(|(version, _)| *version))
    else {
        return None;
    };
    let options: Vec<_> = known
        .iter()
        .map(|(version, _)| {
            let version = version.to_string();
            let gap = version.clone();
            (version, fill(Word::HistoryVersion, move || vec![("version", gap.clone())]))
        })
        .collect();
    let options = Signal::stored(options);
    let [older, newer] = [before, newest].map(|version| RwSignal::new(version.to_string()));
    let differing = move || {
        let at = |version: String| {
            let found = known.iter().find(|(known, _)| known.to_string() == version);
            found.map(|(_, fields)| fields.clone()).unwrap_or_default()
        };
        let all: Vec<Change> = compare(&at(older.get()), &at(newer.get()));
        if all.is_empty() {
            view! { <p>{t(Word::HistorySame)}</p> }.into_any()
        } else {
            all.into_iter().map(|change| view! { <ChangeLine change /> }).collect_view().into_any()
        }
    };
    Some(view! {
        <Card title=t(Word::HistoryCompare)>
            <SelectField id="older" label=t(Word::HistoryOlder) options value=older />
            <SelectField id="newer" label=t(Word::HistoryNewer) options value=newer />
            <div role="status">{differing}</div>
        </Card>
    })
}
