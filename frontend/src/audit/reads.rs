//! Who read lists of people: for those who keep accounts.
use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{grouped, schema};

use crate::{
    api::{self, Question, WireMoment},
    ui::{Card, Cell, CellKind, Column, Remote, Row, RowHead, Rows, Table},
    words::{Word, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
struct ReadsOfPeople {
    #[arguments(first: 50)]
    personal_reads: PersonalReadConnection,
}

crate::api::listed!(query ReadsOfPeople);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct PersonalReadConnection {
    nodes: Vec<PersonalRead>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct PersonalRead {
    hour: Option<WireMoment>,
    list: Option<PersonalList>,
    account: Option<Reader>,
    token_id: Option<cynic::Id>,
    filters: Vec<PersonalFilter>,
    requests: i32,
    people: i32,
    exported: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
struct Reader {
    id: cynic::Id,
    full_name: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum PersonalList {
    Accounts,
    Contacts,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum PersonalFilter {
    Enabled,
    Invited,
    Name,
}

const fn list_word(list: PersonalList) -> Word {
    match list {
        PersonalList::Accounts => Word::ReadsAccounts,
        PersonalList::Contacts => Word::ReadsContacts,
    }
}

const fn filter_word(filter: PersonalFilter) -> Word {
    match filter {
        PersonalFilter::Name => Word::ReadsByName,
        PersonalFilter::Enabled => Word::ReadsByState,
        PersonalFilter::Invited => Word::ReadsByInvitation,
    }
}

#[component]
pub fn Reads() -> impl IntoView {
    let question = Question::new(move || api::run(ReadsOfPeople::build(())));
    view! {
        <Card title=t(Word::ReadsTitle)>
            <p>{t(Word::ReadsAbout)}</p>
            <Remote
                question
                is_empty=|answer: &ReadsOfPeople| answer.personal_reads.nodes.is_empty()
                empty=t(Word::ReadsNone)
                children=move || view! { <Table caption=t(Word::ReadsTitle) columns=columns()><Rows rows=move || rows(question) /></Table> }.into_any()
            />
        </Card>
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(t(Word::ReadsHour)).kind(CellKind::Date),
        Column::new(t(Word::ReadsWho)),
        Column::new(t(Word::ReadsList)),
        Column::new(t(Word::ReadsFilters)),
        Column::new(t(Word::ReadsRequests)).kind(CellKind::Number),
        Column::new(t(Word::ReadsPeople)).kind(CellKind::Number),
        Column::new(t(Word::ReadsExported)).kind(CellKind::Number),
    ]
}

fn rows(question: Question<ReadsOfPeople>) -> Vec<Row> {
    let row = |(at, read): (usize, &PersonalRead)| {
        let read = read.clone();
        Row::new(format!("{at}-{}-{}", read.requests, read.people), move || view! { <ReadRow read /> })
    };
    question.with(|answer| answer.personal_reads.nodes.iter().enumerate().map(row).collect())
}

#[component]
fn ReadRow(read: PersonalRead) -> impl IntoView {
    let PersonalRead { hour, list, account, token_id, filters, requests, people, exported } = read;
    let who = match (account, token_id) {
        (Some(account), _) => {
            let href = ["/tai-khoan/", account.id.inner()].concat();
            view! { <a href=href><span lang="vi">{account.full_name}</span></a> }.into_any()
        }
        (None, Some(token)) => {
            let href = ["/quan-tri/ma-truy-cap/", token.inner()].concat();
            view! { <a href=href>{t(Word::TokenLabel)}</a> }.into_any()
        }
        (None, None) => t(Word::AuditSystem).into_any(),
    };
    let filters = if filters.is_empty() {
        t(Word::ReadsUnfiltered).into_any()
    } else {
        let word = |filter| view! { <p>{t(filter_word(filter))}</p> };
        filters.into_iter().map(word).collect_view().into_any()
    };
    let count = |many: i32| grouped(u64::try_from(many).unwrap_or_default());
    view! {
        <tr>
            <Cell kind=CellKind::Date label=t(Word::ReadsHour)>{hour.map(|hour| hour.shown())}</Cell>
            <RowHead>{who}</RowHead>
            <Cell label=t(Word::ReadsList)>{list.map(|list| t(list_word(list)))}</Cell>
            <Cell label=t(Word::ReadsFilters)>{filters}</Cell>
            <Cell kind=CellKind::Number label=t(Word::ReadsRequests)>{count(requests)}</Cell>
            <Cell kind=CellKind::Number label=t(Word::ReadsPeople)>{count(people)}</Cell>
            <Cell kind=CellKind::Number label=t(Word::ReadsExported)>{count(exported)}</Cell>
        </tr>
    }
}
