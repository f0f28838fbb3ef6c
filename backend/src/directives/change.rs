//! What all changes of a directive begin with: it is found in sight, held, and as the caller read it.
use shared::{DirectiveId, FieldPath, RefusalCode, Word};

use super::{entity::directive::Model, sight::Sight, store};
use crate::{
    api::Refusal,
    platform::{Outcome, Tx},
};

/// The directive as it stands, until the transaction ends.
pub async fn begin(
    tx: &Tx,
    sight: &Sight,
    id: Option<DirectiveId>,
    expected_version: i32,
) -> Outcome<Model, Refusal<Model>> {
    let Some(DirectiveId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    Ok(match store::hold(tx, sight, id).await? {
        None => Err(Refusal::not_found(FieldPath::ID)),
        Some(row) if row.version != expected_version => Err(Refusal::stale(Some(row))),
        Some(row) => Ok(row),
    })
}

/// The same, and it is still a draft.
pub async fn begin_draft(
    tx: &Tx,
    sight: &Sight,
    id: Option<DirectiveId>,
    expected_version: i32,
) -> Outcome<Model, Refusal<Model>> {
    Ok(begin(tx, sight, id, expected_version).await?.and_then(|row| {
        if row.published_at.is_none() {
            Ok(row)
        } else {
            Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalNotDraft))
        }
    }))
}
