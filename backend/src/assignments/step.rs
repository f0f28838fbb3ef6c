//! What all acts on an assignment share: find it in scope, see that the step can be made, write it, say what happened.
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use shared::{AssignmentId, AssignmentState, FieldPath, RefusalCode, Word};
use uuid::Uuid;

use super::{
    entity::assignment::{ActiveModel, Model},
    rules::{Step, after},
    store,
};
use crate::{
    api::{Fault, Refusal},
    identity::Scope,
    platform::{Done, Outcome, Tx, write},
};

/// The assignment and the state a step leads to. `expected` is the version it was decided on, if it was on one.
pub async fn begin(
    tx: &Tx,
    scope: &Scope,
    id: Option<AssignmentId>,
    expected: Option<i32>,
    step: Step,
) -> Outcome<(Model, AssignmentState), Refusal<Model>> {
    let Some(AssignmentId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(row) = store::hold(tx, scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if expected.is_some_and(|expected| expected != row.version) {
        return Ok(Err(Refusal::stale(Some(row))));
    }
    let now = AssignmentState::of_tag(&row.state).ok_or(Fault::Missing("a state"))?;
    let word = match step {
        Step::Enter | Step::Submit | Step::Cancel => Word::RefusalStateAnswer,
        Step::Accept | Step::Return => Word::RefusalStateReview,
    };
    let refused = || Refusal::new(RefusalCode::WrongState, FieldPath::ID, word);
    Ok(after(now, step).map(|next| (row, next)).ok_or_else(refused))
}

/// Writes the step. Stale if another was quicker between the look and the write.
pub async fn finish(
    tx: &Tx,
    scope: &Scope,
    before: &Model,
    next: AssignmentState,
    change: ActiveModel,
    (topic, facts): (&'static str, Value),
) -> Outcome<Done, Refusal<Model>> {
    let change = ActiveModel { state: Set(next.tag().to_owned()), ..change };
    let Some(row) = write(tx, before, change).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, before.id).await?)));
    };
    Ok(Ok(done(&row, json!({ "state": before.state }), json!({ "state": row.state, "what": facts }), topic)))
}

/// What the audit trail and the outbox keep of a change.
pub fn done(row: &Model, before: Value, after: Value, topic: &'static str) -> Done {
    Done { office_id: row.office_id, subject: subject(row.id), version: row.version, before, after, topic }
}

fn subject(id: Uuid) -> String {
    AssignmentId(id).to_string()
}
