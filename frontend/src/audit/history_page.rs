use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::{
    compare::Compare,
    entry_row::{AuditEntry, What, Who},
    restore::{RestoreButton, restores},
};
use crate::{
    api::{self, Question},
    session::Session,
    ui::{Breadcrumb, Card, Heading, Item, Items, Line, Muted, Remote},
    words::{Word, fill, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct RecordHistory {
    #[arguments(id: $id, first: 100)]
    history: AuditEntryConnection,
}

crate::api::listed!(query RecordHistory, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct AuditEntryConnection {
    nodes: Vec<AuditEntry>,
}

/// The page of a record, as far as there is one.
fn page_of(id: &str) -> Option<String> {
    Some(match id.split(':').next()? {
        "organization" => format!("/to-chuc/{id}"),
        "account" => format!("/tai-khoan/{id}"),
        "assignment" => format!("/viec/{id}"),
        "directive" => format!("/van-ban/{id}"),
        "token" => format!("/quan-tri/ma-truy-cap/{id}"),
        "scheme" => "/van-ban/de-an".to_owned(),
        _ => return None,
    })
}

/// What became of one record: who, when and what; two versions side by side; and the way back.
#[component]
pub fn HistoryPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        session.locale.track();
        api::run(RecordHistory::build(ById { id: cynic::Id::new(id.get()) }))
    });
    let above =
        move || page_of(&id.get()).map(|href| view! { <p><a href=href>{t(Word::HistoryRecord)}</a></p> });
    let entries = move || question.with(|answer| answer.history.nodes.clone());
    let list = move || {
        let (entries, record) = (entries(), id.get());
        let now = entries.first().map_or(0, |entry| entry.subject_version);
        let item = move |entry: AuditEntry| {
            let id = record.clone();
            view! { <Entry entry id now /> }
        };
        view! {
            <Compare entries=entries.clone() />
            <Card title=t(Word::HistoryTitle)>
                <Items label=t(Word::HistoryTitle)>{entries.into_iter().map(item).collect_view()}</Items>
            </Card>
        }
    };
    view! {
        <Breadcrumb above=vec![("/nhat-ky", t(Word::AuditTitle))] />
        <Heading title=t(Word::HistoryTitle) />
        {above}
        <Remote
            question
            is_empty=|answer: &RecordHistory| answer.history.nodes.is_empty()
            empty=t(Word::HistoryNone)
            children=move || list.into_any()
        />
    }
}

#[component]
fn Entry(entry: AuditEntry, id: String, now: i32) -> impl IntoView {
    let AuditEntry { at, act, subject_version: version, account, before, after, .. } = entry;
    let named = fill(Word::HistoryVersion, move || vec![("version", version.to_string())]);
    let back =
        restores(&id, before.as_deref()).then(|| view! { <RestoreButton id version=version - 1 now /> });
    view! {
        <Item>
            <Line><strong>{act}</strong> <Muted>{named}</Muted></Line>
            <Line><Who account /> <span>{at.shown()}</span></Line>
            <What before after />
            <Line>{back}</Line>
        </Item>
    }
}
