//! What the outbox says, told on: the event of one act becomes rows for all whom it concerns, once.
use async_graphql::async_trait;
use serde::Deserialize;
use serde_json::Value;
use shared::{AssignmentId, Capability, DirectiveId, NotificationKind, TaskId};
use uuid::Uuid;

use super::deliver::{Known, deliver};
use crate::{
    assignments::{self, Given},
    identity::Scope,
    platform::{
        jobs::{Failure, Job, Turn, Work},
        outbox::{self, Event},
    },
};

/// So many assignments are told of at once.
const AT_ONCE: u64 = 500;

/// Whether somebody is to be told of what the outbox calls so.
pub fn tells_of(topic: &str) -> bool {
    kind_of(topic).is_some()
}

fn kind_of(topic: &str) -> Option<(NotificationKind, Capability)> {
    use Capability::{AnswerAssignments as Theirs, ReviewAssignments as Offices};
    Some(match topic {
        "directive.published" | "task.set" | "task.updated" => (NotificationKind::Assigned, Theirs),
        "assignment.returned" => (NotificationKind::Returned, Theirs),
        "assignment.accepted" => (NotificationKind::Accepted, Theirs),
        "assignment.reminded" => (NotificationKind::Reminded, Theirs),
        "assignment.submitted" => (NotificationKind::HandedIn, Offices),
        _ => return None,
    })
}

#[derive(Deserialize)]
struct Payload {
    event: Uuid,
}

/// Tells of one event.
pub struct Notify;

#[async_trait::async_trait]
impl Work for Notify {
    async fn inside(&self, turn: &Turn, job: &Job, _: Value) -> Result<(), Failure> {
        let Payload { event } = job.read()?;
        let event = outbox::find(turn.db(), event).await?;
        let event = event.ok_or_else(|| Failure::Told("Its event is not there.".to_owned()))?;
        let Some((kind, capability)) = kind_of(&event.topic) else { return Ok(()) };
        let mut after = None;
        loop {
            let given = concerned(turn, &event, after).await?;
            after = given.last().filter(|_| given.len() as u64 == AT_ONCE).map(Given::cursor);
            let known = Known::of(turn, event.office_id, given).await?;
            let holders = known.holders(turn, capability).await?;
            let occasion = |_: &Given| format!("v{}", event.subject_version);
            deliver(turn, job, kind, known.news(&holders, occasion)).await?;
            if after.is_none() {
                return Ok(());
            }
        }
    }
}

/// The assignments that an event is about, some at a time.
async fn concerned(
    turn: &Turn,
    event: &Event,
    after: Option<crate::api::Cursor>,
) -> Result<Vec<Given>, Failure> {
    let scope = Scope::whole(event.office_id);
    if let Ok(AssignmentId(id)) = event.subject.parse() {
        return Ok(assignments::given(turn.db(), &scope, id).await?);
    }
    let directive = event.subject.parse().map(|DirectiveId(id)| id);
    let of = directive.or_else(|_| event.subject.parse().map(|TaskId(id)| id));
    let of = of.map_err(|_| Failure::Told(format!("{} is nothing to tell of.", event.subject)))?;
    Ok(assignments::given_at(turn.db(), &scope, of, event.at, after, AT_ONCE).await?)
}
