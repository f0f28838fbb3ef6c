//! Once a day: what is due soon or has become overdue by the office's business date, each told once for each last day.
use std::collections::BTreeMap;

use async_graphql::async_trait;
use chrono::{NaiveDate, TimeDelta};
use serde_json::Value;
use shared::{Capability, DirectiveId, NotificationKind};
use uuid::Uuid;

use super::{
    deliver::{Known, News, deliver},
    facts::Kept,
};
use crate::{
    assignments::{Given, due_between},
    clock,
    directives::{self, Sight},
    identity::Scope,
    places,
    platform::jobs::{Failure, Job, Turn, Work},
};

/// So many days before the last one people are told, the nearest first.
const BEFORE: [i64; 2] = [1, 7];
/// What became overdue while no server ran is still told for so many days.
const BEHIND: i64 = 14;
const AT_ONCE: u64 = 500;

pub struct Deadlines;

#[async_trait::async_trait]
impl Work for Deadlines {
    async fn inside(&self, turn: &Turn, job: &Job, _: Value) -> Result<(), Failure> {
        let office = places::office(turn.db(), job.office_id).await?;
        let fixed = office.and_then(|office| office.business_date);
        let today = fixed.unwrap_or_else(|| clock::today(turn.now));
        let day = |ahead: i64| today + TimeDelta::days(ahead);
        let mut from = 0;
        for days in BEFORE {
            let span = (day(from), day(days));
            let occasion = move |given: &Given| format!("{days}:{}", given.assignment.due_on);
            tell(turn, job, span, NotificationKind::DueSoon, occasion).await?;
            from = days + 1;
        }
        let behind = (day(-BEHIND), day(-1));
        let occasion = |given: &Given| given.assignment.due_on.to_string();
        let late = tell(turn, job, behind, NotificationKind::Overdue, occasion).await?;
        tell_office(turn, job, late).await
    }
}

/// For each of the office's people: how many became late, by directive and last day.
type Late = BTreeMap<(Uuid, Uuid, NaiveDate), i32>;

/// Tells whoever must answer, and counts for whoever reviews.
async fn tell(
    turn: &Turn,
    job: &Job,
    span: (NaiveDate, NaiveDate),
    kind: NotificationKind,
    occasion: impl Fn(&Given) -> String + Copy,
) -> Result<Late, Failure> {
    let (scope, mut after, mut late) = (Scope::whole(job.office_id), None, Late::new());
    loop {
        let given = due_between(turn.db(), &scope, span, after, AT_ONCE).await?;
        after = given.last().filter(|_| given.len() as u64 == AT_ONCE).map(Given::cursor);
        let known = Known::of(turn, job.office_id, given).await?;
        let holders = known.holders(turn, Capability::AnswerAssignments).await?;
        deliver(turn, job, kind, known.news(&holders, occasion)).await?;
        if kind == NotificationKind::Overdue {
            let mut reviewers = known.holders(turn, Capability::ReviewAssignments).await?;
            reviewers.sort_by_key(|one| one.account_id);
            reviewers.dedup_by_key(|one| one.account_id);
            for given in &known.given {
                let place = known.place(given);
                for one in reviewers.iter().filter(|one| one.covers(&place)) {
                    let assignment = &given.assignment;
                    let key = (one.account_id, assignment.directive_id, assignment.due_on);
                    *late.entry(key).or_default() += 1;
                }
            }
        }
        if after.is_none() {
            return Ok(late);
        }
    }
}

async fn tell_office(turn: &Turn, job: &Job, late: Late) -> Result<(), Failure> {
    let sight = Sight::of_published(Scope::whole(job.office_id));
    let rows = directives::find_many(turn.db(), &sight, late.keys().map(|key| key.1)).await?;
    let title = |id| rows.iter().find(|row| row.id == id).map(|row| row.title.clone());
    let news = late.into_iter().map(|((account_id, directive, due_on), count)| News {
        account_id,
        subject: DirectiveId(directive).to_string(),
        occasion: due_on.to_string(),
        facts: Kept {
            title: title(directive).unwrap_or_default(),
            due_on: Some(due_on),
            count: Some(count),
            ..Kept::default()
        },
    });
    Ok(deliver(turn, job, NotificationKind::Overdue, news.collect()).await?)
}
