//! Who can be reminded now: what has not been handed in, and once a day.
use chrono::{DateTime, Utc};
use shared::{AssignmentId, AssignmentState, FieldPath, RefusalCode, Word};

use super::{
    entity::assignment::Model,
    rules::{Step, after},
};
use crate::{api::UserError, clock};

/// Why an organization is not reminded of this; none if it can be.
pub fn refusal(row: &Model, now: DateTime<Utc>) -> Option<Word> {
    let open = AssignmentState::of_tag(&row.state).and_then(|state| after(state, Step::Enter));
    let today = clock::today(now);
    match row.reminded_at {
        _ if open.is_none() => Some(Word::RefusalStateRemind),
        Some(then) if clock::today(then) == today => Some(Word::RefusalRemindedToday),
        _ => None,
    }
}

/// The same for several, of which `rows` were found in scope: one error for each that cannot be.
pub fn refusals(ids: &[AssignmentId], rows: &[Model], path: FieldPath, now: DateTime<Utc>) -> Vec<UserError> {
    let error = |(at, id): (usize, &AssignmentId)| match rows.iter().find(|row| row.id == id.0) {
        None => Some(UserError::of_item(at, RefusalCode::NotFound, path, Word::RefusalNotFound)),
        Some(row) => {
            refusal(row, now).map(|word| UserError::of_item(at, RefusalCode::WrongState, path, word))
        }
    };
    ids.iter().enumerate().filter_map(error).collect()
}
