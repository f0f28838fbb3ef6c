//! What an organization would leave behind, told as a list: the office closes it before the organization ends.
use chrono::NaiveDate;
use sea_orm::DbErr;
use shared::{FieldPath, RefusalCode, Said, Word};

use super::{entity::Model, store};
use crate::{
    api::{Refusal, UserError},
    assignments, identity,
    platform::Tx,
};

/// More names than these are a count.
const MOST_NAMES: usize = 3;

/// Why it cannot end; `on` is the first day without it. None if it leaves nothing behind.
pub async fn after(tx: &Tx, row: &Model, on: NaiveDate) -> Result<Option<Refusal<Model>>, DbErr> {
    let last = on.pred_opt().unwrap_or(on);
    let open = [
        (Word::RefusalWorkOpen, assignments::unfinished_at(tx, row.id).await?),
        (Word::RefusalPeopleThere, identity::people_after(tx, row.id, last).await?),
        (Word::RefusalChildrenOpen, store::below_after(tx, row.id, last).await?),
    ];
    let told: Vec<_> = open.iter().filter(|(_, names)| !names.is_empty()).map(error).collect();
    Ok(if told.is_empty() { None } else { Some(Refusal::Told(told)) })
}

fn error((word, names): &(Word, Vec<String>)) -> UserError {
    let mut some = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join("; ");
    if names.len() > MOST_NAMES {
        some.push_str("; …");
    }
    let said = Said::with(*word, "count", &names.len()).and("names", &some);
    UserError::new(RefusalCode::WrongState, FieldPath::ID, said)
}
