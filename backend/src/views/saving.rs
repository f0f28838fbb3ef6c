//! A view is saved anew or over one that is there; whom it is for is decided here.
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use shared::{
    FieldPath, RefusalCode, Role, Said, SavedViewSaveInput as Input, VIEW_NAME_CHARS, ViewId, ViewVisibility,
    Word,
};
use uuid::Uuid;

use super::{
    content,
    entity::saved_view::{ActiveModel, Model},
    sight::Sight,
    store,
};
use crate::{
    api::{Refusal, one_line},
    platform::{Done, Outcome, Tx, write},
};

/// None for `before` saves a new one.
pub async fn save(
    tx: &Tx,
    sight: &Sight,
    before: Option<Model>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let change = match form(sight, before.as_ref(), input) {
        Ok(form) => ActiveModel { saved_at: Set(tx.now), ..form },
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(before) = before else {
        if store::count_own(tx, input.list).await? >= store::MOST_OWN {
            let said = Said::with(Word::RefusalViewsMany, "most", &store::MOST_OWN);
            return Ok(Err(Refusal::new(RefusalCode::NotAllowed, FieldPath::IDEMPOTENCY_KEY, said)));
        }
        let row = ActiveModel {
            id: Set(tx.new_id()),
            version: Set(1),
            office_id: Set(sight.office_id),
            account_id: Set(sight.account_id),
            list: Set(input.list.tag().to_owned()),
            ..change
        };
        let row = store::insert(tx, row).await?;
        return Ok(Ok(done(&row, Value::Null, facts(&row), "view.saved")));
    };
    match write(tx, &before, change).await? {
        Some(after) => Ok(Ok(done(&after, facts(&before), facts(&after), "view.saved"))),
        None => Ok(Err(Refusal::stale(store::find(tx.db(), sight, before.id).await?))),
    }
}

fn form(sight: &Sight, before: Option<&Model>, input: &Input) -> Result<ActiveModel, Refusal<Model>> {
    let name = one_line(&input.name, VIEW_NAME_CHARS, Input::NAME)?;
    let content = content::read(input)?;
    let role = match (input.visibility, input.role) {
        (ViewVisibility::Role, None) => return Err(Refusal::invalid(Input::ROLE, Word::RefusalViewRole)),
        (ViewVisibility::Role, role) => role,
        _ => None,
    };
    let is_shared = input.visibility != ViewVisibility::Own;
    if is_shared && !sight.shares {
        let word = Word::RefusalViewShare;
        return Err(Refusal::new(RefusalCode::NotAllowed, Input::VISIBILITY, word));
    }
    // It would be hidden from whoever takes it back: it stays its owner's.
    if !is_shared && before.is_some_and(|row| row.account_id != sight.account_id) {
        let word = Word::RefusalViewNotYours;
        return Err(Refusal::new(RefusalCode::NotAllowed, Input::VISIBILITY, word));
    }
    Ok(ActiveModel {
        name: Set(name),
        filter: Set(content.filter),
        sort: Set(content.sort),
        columns: Set(content.columns),
        visibility: Set(input.visibility.tag().to_owned()),
        role: Set(role.map(|role: Role| role.tag().to_owned())),
        ..ActiveModel::default()
    })
}

/// The one that a caller means to change, at the version it was read.
pub async fn held(
    tx: &Tx,
    sight: &Sight,
    id: Option<ViewId>,
    expected: Option<i32>,
) -> Outcome<Model, Refusal<Model>> {
    let not_found = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(ViewId(id)) = id else { return not_found() };
    let Some(row) = store::find(tx.db(), sight, id).await? else { return not_found() };
    if !sight.may_change(&row) {
        let word = Word::RefusalViewNotYours;
        return Ok(Err(Refusal::new(RefusalCode::NotAllowed, FieldPath::ID, word)));
    }
    if expected != Some(row.version) {
        return Ok(Err(Refusal::stale(Some(row))));
    }
    Ok(Ok(row))
}

pub fn facts(row: &Model) -> Value {
    json!({
        "list": row.list, "name": row.name, "where": row.filter, "sort": row.sort, "columns": row.columns,
        "visibility": row.visibility, "role": row.role,
    })
}

pub fn done(row: &Model, before: Value, after: Value, topic: &'static str) -> Done {
    Done { office_id: row.office_id, subject: subject(row.id), version: row.version, before, after, topic }
}

fn subject(id: Uuid) -> String {
    ViewId(id).to_string()
}
