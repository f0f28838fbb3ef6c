//! Which of several accounts can be let in or kept out now.
use chrono::NaiveDate;
use shared::{AccountId, AccountsSetEnabledInput, FieldPath, RefusalCode, Word};
use uuid::Uuid;

use super::{entity::account::Model, memberships, scope::Scope, store};
use crate::{
    api::{Fault, UserError},
    platform::Tx,
};

/// What is wanted of them, by whom.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub ids: &'a [AccountId],
    pub enabled: bool,
    pub by: Uuid,
}

/// One error for each account that is not in scope, is one's own or is so already.
pub fn refusals(wanted: Wanted<'_>, rows: &[Model], path: FieldPath) -> Vec<UserError> {
    let error = |(at, id): (usize, &AccountId)| {
        let (code, word) = match rows.iter().find(|row| row.id == id.0) {
            None => (RefusalCode::NotFound, Word::RefusalNotFound),
            Some(row) if row.id == wanted.by && !wanted.enabled => {
                (RefusalCode::NotAllowed, Word::RefusalOwnAccount)
            }
            Some(row) if row.disabled_at.is_none() == wanted.enabled => {
                (RefusalCode::WrongState, Word::RefusalAccountSame)
            }
            Some(_) => return None,
        };
        Some(UserError::of_item(at, code, path, word))
    };
    wanted.ids.iter().enumerate().filter_map(error).collect()
}

/// The rows, held, if every one of them may be changed as it was read.
pub async fn held(
    tx: &Tx,
    scope: &Scope,
    wanted: Wanted<'_>,
    versions: &[i32],
    today: NaiveDate,
) -> Result<Result<Vec<Model>, Vec<UserError>>, Fault> {
    const PATH: FieldPath = AccountsSetEnabledInput::ACCOUNTS;
    let rows = store::hold_many(tx, scope, wanted.ids.iter().map(|id| id.0)).await?;
    let mut errors = refusals(wanted, &rows, PATH);
    for (at, (id, version)) in wanted.ids.iter().zip(versions).enumerate() {
        if rows.iter().any(|row| row.id == id.0 && row.version != *version) {
            errors.push(UserError::of_item(at, RefusalCode::StaleVersion, PATH, Word::RefusalMovedOn));
        }
    }
    if errors.is_empty() && !wanted.enabled {
        let left =
            memberships::admins_but(tx, rows[0].office_id, wanted.ids.iter().map(|id| id.0), today).await?;
        if left == 0 {
            errors.push(UserError::new(RefusalCode::NotAllowed, PATH, Word::RefusalLastAdmin));
        }
    }
    Ok(if errors.is_empty() { Ok(rows) } else { Err(errors) })
}
