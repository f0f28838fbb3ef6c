use leptos::prelude::*;
use shared::{SearchKind, schema};

use super::{
    changes::{Change, changes},
    fields::{field_name, value_words},
};
use crate::{
    api::WireMoment,
    session::Session,
    ui::{Cell, CellKind, Muted, RowHead, Spoken},
    words::{Word, t},
};

/// What an [`EntryRow`] needs to know of an entry.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "AuditEntry")]
pub struct AuditEntry {
    pub id: cynic::Id,
    pub at: WireMoment,
    pub act: String,
    record: String,
    subject: String,
    pub subject_version: i32,
    pub account: Option<AccountName>,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
pub struct AccountName {
    full_name: String,
}

#[component]
pub fn EntryRow(entry: AuditEntry) -> impl IntoView {
    let AuditEntry { at, act, record, subject, subject_version, account, before, after, .. } = entry;
    let record = if has_history(&subject) {
        view! { <a href=format!("/lich-su/{subject}")>{record}</a> }.into_any()
    } else {
        record.into_any()
    };
    let version = format!(" · v{subject_version}");
    view! {
        <tr>
            <Cell kind=CellKind::Date>{at.shown()}</Cell>
            <RowHead>{act}</RowHead>
            <Cell><Who account /></Cell>
            <Cell>{record} " " <Muted>{version}</Muted></Cell>
            <Cell><What before after /></Cell>
        </tr>
    }
}

/// Of what can be found, and of tokens; an office has the trail alone.
fn has_history(subject: &str) -> bool {
    subject.split(':').next().is_some_and(|tag| tag == "token" || SearchKind::of_tag(tag).is_some())
}

/// Who did it.
#[component]
pub fn Who(account: Option<AccountName>) -> impl IntoView {
    match account {
        Some(account) => view! { <span lang="vi">{account.full_name}</span> }.into_any(),
        None => view! { <span>{t(Word::AuditSystem)}</span> }.into_any(),
    }
}

/// What differs, or that it was erased.
#[component]
pub fn What(before: Option<String>, after: Option<String>) -> impl IntoView {
    match (before, after) {
        (Some(before), Some(after)) => {
            let line = |change| view! { <ChangeLine change /> };
            changes(&before, &after).into_iter().map(line).collect_view().into_any()
        }
        _ => view! { <Muted>{t(Word::AuditErased)}</Muted> }.into_any(),
    }
}

/// One field, before and after.
#[component]
pub fn ChangeLine(change: Change) -> impl IntoView {
    let Change { field, before, after } = change;
    let locale = Session::get().locale.get_untracked();
    let [before, after] = [before, after].map(|value| value_words(&field, &value, locale));
    let field = field_name(&field, locale);
    view! {
        <p>
            <Muted>{field} ": "</Muted>
            <del>{before}</del> " " <Spoken>{t(Word::AuditBecame)}</Spoken> <ins>{after}</ins>
        </p>
    }
}
