use leptos::prelude::*;
use shared::schema;

use super::changes::{Change, changes};
use crate::{
    api::WireMoment,
    ui::{Cell, CellKind, Muted, RowHead, Spoken},
    words::{Word, t},
};

/// What an [`EntryRow`] needs to know of an entry.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "AuditEntry")]
pub struct AuditEntry {
    pub id: cynic::Id,
    at: WireMoment,
    act: String,
    record: String,
    subject_version: i32,
    account: Option<AccountName>,
    before: Option<String>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
struct AccountName {
    full_name: String,
}

#[component]
pub fn EntryRow(entry: AuditEntry) -> impl IntoView {
    let AuditEntry { at, act, record, subject_version, account, before, after, .. } = entry;
    let who = match account {
        Some(account) => view! { <span lang="vi">{account.full_name}</span> }.into_any(),
        None => t(Word::AuditSystem).into_any(),
    };
    let what = match (before, after) {
        (Some(before), Some(after)) => {
            changes(&before, &after).into_iter().map(line).collect_view().into_any()
        }
        _ => view! { <Muted>{t(Word::AuditErased)}</Muted> }.into_any(),
    };
    let version = format!(" · v{subject_version}");
    view! {
        <tr>
            <Cell kind=CellKind::Date>{at.shown()}</Cell>
            <RowHead>{act}</RowHead>
            <Cell>{who}</Cell>
            <Cell>{record} " " <Muted>{version}</Muted></Cell>
            <Cell>{what}</Cell>
        </tr>
    }
}

fn line(Change { field, before, after }: Change) -> impl IntoView {
    view! {
        <p>
            <Muted>{field} ": "</Muted>
            <del>{before}</del> " " <Spoken>{t(Word::AuditBecame)}</Spoken> <ins>{after}</ins>
        </p>
    }
}
