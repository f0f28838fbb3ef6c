use leptos::prelude::*;
use shared::{JobKind, JobState, schema};

use super::{
    act::{Deed, Wanted},
    state::{StateChip, kind_word},
};
use crate::{
    api::WireMoment,
    ui::{Button, Cell, CellKind, Kind, RowHead},
    words::{Word, t},
};

/// What a [`JobRow`] needs to know of a job.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Job")]
pub struct JobSummary {
    pub id: cynic::Id,
    pub version: i32,
    kind: Option<JobKind>,
    state: JobState,
    attempts: i32,
    pub most_attempts: i32,
    created_at: WireMoment,
    next_at: Option<WireMoment>,
    last_error: Option<String>,
    can_be_retried: bool,
    can_be_discarded: bool,
}

#[component]
pub fn JobRow(job: JobSummary, busy: RwSignal<bool>, act: Callback<Wanted>) -> impl IntoView {
    let next = job.next_at.map_or_else(|| "–".to_owned(), |at| at.shown());
    let tries = format!("{}/{}", job.attempts, job.most_attempts);
    let button = |can: bool, deed: Deed, word: Word| {
        let (id, version) = (job.id.clone(), job.version);
        let press = Callback::new(move |()| act.run((deed, id.clone(), version)));
        can.then(|| view! { <Button label=t(word) kind=Kind::Quiet busy on_press=press /> })
    };
    let retry = button(job.can_be_retried, Deed::Retry, Word::JobRetry);
    let discard = button(job.can_be_discarded, Deed::Discard, Word::JobDiscard);
    view! {
        <tr>
            <RowHead>{t(kind_word(job.kind))}</RowHead>
            <Cell><StateChip state=job.state /></Cell>
            <Cell kind=CellKind::Number label=t(Word::JobAttempts)>{tries}</Cell>
            <Cell label=t(Word::JobError)><span lang="en">{job.last_error.unwrap_or_else(|| "–".to_owned())}</span></Cell>
            <Cell kind=CellKind::Date label=t(Word::JobNext)>{next}</Cell>
            <Cell kind=CellKind::Date label=t(Word::JobMade)>{job.created_at.shown()}</Cell>
            <Cell kind=CellKind::Actions>{retry} {discard}</Cell>
        </tr>
    }
}
