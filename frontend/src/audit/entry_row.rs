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
    operation: String,
    subject: String,
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
    let AuditEntry { at, operation, subject, subject_version, account, before, after, .. } = entry;
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
    let act = match operation_word(&operation) {
        Some(word) => t(word).into_any(),
        None => operation.into_any(),
    };
    let kind = subject.split(':').next().and_then(subject_word);
    let version = format!(" · v{subject_version}");
    view! {
        <tr>
            <Cell kind=CellKind::Date>{at.shown()}</Cell>
            <RowHead>{act}</RowHead>
            <Cell>{who}</Cell>
            <Cell>{kind.map(t)} <Muted>{version}</Muted></Cell>
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

/// The acts this version knows by name; another is shown by the name of its mutation.
fn operation_word(operation: &str) -> Option<Word> {
    Some(match operation {
        "organizationOpen" => Word::OrganizationNew,
        "organizationUpdate" => Word::OrganizationEdit,
        "organizationEnd" => Word::OrganizationEnd,
        "membershipGrant" => Word::MembershipGrant,
        "membershipEnd" => Word::MembershipEnd,
        "accountOpen" => Word::AccountOpen,
        "accountSetEnabled" => Word::AuditAccountSetEnabled,
        "passwordChange" => Word::PasswordChange,
        _ => return None,
    })
}

fn subject_word(kind: &str) -> Option<Word> {
    Some(match kind {
        "account" => Word::AuditAccount,
        "organization" => Word::OrganizationLabel,
        "unit" => Word::UnitLabel,
        _ => return None,
    })
}
