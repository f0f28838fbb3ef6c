//! What both acts on a job share: find it in scope, see that it can be done, write it.
use serde_json::json;
use shared::{FieldPath, JobId, JobState, RefusalCode, StepInput, Word};

use crate::{
    api::Refusal,
    identity::Scope,
    platform::{
        Done, Outcome, Tx,
        jobs::{
            entity::job::{ActiveModel, Model},
            store,
        },
        write,
    },
};

pub async fn change(
    tx: &Tx,
    scope: &Scope,
    id: Option<JobId>,
    input: &StepInput,
    can: fn(JobState) -> bool,
    (change, topic): (ActiveModel, &'static str),
) -> Outcome<Done, Refusal<Model>> {
    let Some(JobId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(before) = store::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if before.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    if !JobState::of_tag(&before.state).is_some_and(can) {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalJobRunning)));
    }
    let Some(after) = write(tx, &before, change).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, id).await?)));
    };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: JobId(id).to_string(),
        version: after.version,
        before: json!({ "state": before.state, "attempts": before.attempts, "lastError": before.last_error }),
        after: json!({ "state": after.state, "kind": after.kind }),
        topic,
    }))
}
