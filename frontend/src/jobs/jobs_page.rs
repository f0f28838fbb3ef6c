use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{JobState, schema};

use super::{
    act::acting,
    job_row::{JobRow, JobSummary},
    state::state_word,
};
use crate::{
    api::{self, PageInfo, Question},
    session::Session,
    ui::{
        Address, Bar, Bars, CellKind, Column, Figure, Filters, Heading, Pager, Remote, Row, Rows, Select,
        Table,
    },
    words::{Word, fill, t},
};

const PAGE: i32 = 25;

#[derive(cynic::InputObject, Debug)]
struct JobWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    state: Option<JobStateWhere>,
}

#[derive(cynic::InputObject, Debug)]
struct JobStateWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    eq: Option<JobState>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    first: i32,
    after: Option<String>,
    wanted: Option<JobWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct JobList {
    #[arguments(first: $first, after: $after, where: $wanted)]
    jobs: JobConnection,
    job_counts: Vec<JobCount>,
}

crate::api::listed!(query JobList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct JobConnection {
    nodes: Vec<JobSummary>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct JobCount {
    state: JobState,
    count: i32,
}

/// What the server does by itself: how much of it stands where, and what failed.
#[component]
pub fn JobsPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let [state, after] = ["tinh-trang", "after"].map(|key| address.value(key));
    let list = Question::new(move || {
        session.changes.track();
        let eq = state.get().as_deref().and_then(JobState::of_tag);
        let wanted = Some(JobWhere { state: eq.map(|state| JobStateWhere { eq: Some(state) }) });
        api::run(JobList::build(Selection { first: PAGE, after: after.get(), wanted }))
    });
    let options = JobState::ALL.map(|state| (state.tag(), t(state_word(state))));
    let options = [("", t(Word::JobsAnyState))].into_iter().chain(options).collect();
    let has_counts = Memo::new(move |_| list.look(|list: &JobList| !list.job_counts.is_empty()));
    view! {
        <Heading title=t(Word::JobsTitle) />
        <p>{t(Word::JobsLead)}</p>
        {move || has_counts.get().filter(|has| *has).map(|_| view! { <ByState list /> })}
        <Filters>
            <Select
                id="state"
                label=t(Word::StateLabel)
                options
                chosen=state
                on_choose=Callback::new(move |state: String| address.choose("tinh-trang", &state))
            />
        </Filters>
        <Remote
            question=list
            is_empty=|list: &JobList| list.jobs.nodes.is_empty()
            empty=t(Word::JobsNone)
            children=move || view! { <Found list /> }.into_any()
        />
    }
}

#[component]
fn ByState(list: Question<JobList>) -> impl IntoView {
    let locale = Session::get().locale;
    let counts = Signal::derive(move || list.with(|list| list.job_counts.clone()));
    let dead = move || {
        let counts = counts.get();
        counts.iter().find(|one| one.state == JobState::Dead).map_or(0, |one| one.count)
    };
    let (fine, some) = (
        t(Word::JobsHeadlineFine),
        fill(Word::JobsHeadlineDead, move || vec![("count", dead().to_string())]),
    );
    let name = move |one: &JobCount| state_word(one.state).said(locale.get()).to_owned();
    let bar = move |one: &JobCount| Bar {
        name: name(one),
        count: u64::try_from(one.count).unwrap_or_default(),
        shown: one.count.to_string(),
    };
    let rows = move || counts.get().iter().map(|one| vec![name(one), one.count.to_string()]).collect();
    view! {
        <Figure
            title=t(Word::JobsByState)
            headline=Signal::derive(move || if dead() > 0 { some.get() } else { fine.get() })
            columns=vec![t(Word::StateLabel), t(Word::JobsCount)]
            rows=Signal::derive(rows)
        >
            <Bars bars=Signal::derive(move || counts.get().iter().map(bar).collect()) />
        </Figure>
    }
}

#[component]
fn Found(list: Question<JobList>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let act = acting(busy);
    let columns = vec![
        Column::new(t(Word::JobKind)),
        Column::new(t(Word::StateLabel)),
        Column::new(t(Word::JobAttempts)).kind(CellKind::Number),
        Column::new(t(Word::JobError)),
        Column::new(t(Word::JobNext)).kind(CellKind::Date),
        Column::new(t(Word::JobMade)).kind(CellKind::Date),
        Column::new(t(Word::ActionsLabel)).kind(CellKind::Actions),
    ];
    let row = move |job: &JobSummary| {
        let job = job.clone();
        let key = format!("{}{}", job.id.inner(), job.version);
        Row::new(key, move || view! { <JobRow job busy act /> })
    };
    let rows = move || list.with(|list| list.jobs.nodes.iter().map(row).collect());
    let page = move || list.with(|list| (list.jobs.page_info.clone(), list.jobs.nodes.len()));
    view! {
        <Table caption=t(Word::JobsTitle) columns><Rows rows /></Table>
        <Pager page />
    }
}
