use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    entry_row::{AuditEntry, EntryRow},
    reads::Reads,
    verdict::Verdict,
};
use crate::{
    api::{self, PageInfo, Question},
    session::Session,
    ui::{Address, CellKind, Column, Heading, Pager, Remote, Row, Rows, Table},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Selection {
    after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct AuditTrail {
    #[arguments(first: 50, after: $after)]
    audit_entries: AuditEntryConnection,
}

crate::api::listed!(query AuditTrail, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct AuditEntryConnection {
    nodes: Vec<AuditEntry>,
    page_info: PageInfo,
}

#[component]
pub fn AuditPage() -> impl IntoView {
    let session = Session::get();
    let after = Address::get().value("after");
    let trail = Question::new(move || {
        session.changes.track();
        // The server names the acts in the language of the page.
        session.locale.track();
        api::run(AuditTrail::build(Selection { after: after.get() }))
    });
    view! {
        <Heading title=t(Word::AuditTitle) />
        <p>{t(Word::AuditAbout)}</p>
        <Verdict />
        <Remote
            question=trail
            is_empty=|trail: &AuditTrail| trail.audit_entries.nodes.is_empty()
            empty=t(Word::AuditNone)
            children=move || view! { <Entries trail /> }.into_any()
        />
        {session.can(Capability::ManageAccounts).then(|| view! { <Reads /> })}
    }
}

#[component]
fn Entries(trail: Question<AuditTrail>) -> impl IntoView {
    let columns = vec![
        Column::new(t(Word::AuditAt)).kind(CellKind::Date),
        Column::new(t(Word::AuditAct)),
        Column::new(t(Word::AuditWho)),
        Column::new(t(Word::AuditSubject)),
        Column::new(t(Word::AuditChange)),
    ];
    let row = |entry: &AuditEntry| {
        let entry = entry.clone();
        Row::new(entry.id.inner().to_owned(), move || view! { <EntryRow entry /> })
    };
    let rows = move || trail.with(|trail| trail.audit_entries.nodes.iter().map(row).collect());
    let page =
        move || trail.with(|trail| (trail.audit_entries.page_info.clone(), trail.audit_entries.nodes.len()));
    view! {
        <Table caption=t(Word::AuditTitle) columns>
            <Rows rows />
        </Table>
        <Pager page />
    }
}
