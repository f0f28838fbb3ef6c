//! `importUndo`: all that an import has written goes, if nobody has changed or used any of it since.
use async_graphql::{Context, ID, Object};
use sea_orm::{ActiveValue::Set, SqlErr};
use serde_json::json;
use shared::{
    Capability, FieldPath, ImportId, ImportKind, ImportState, ImportUndoInput as Input, RefusalCode, Said,
    Word,
};

use super::ImportPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::Requires,
    imports::{
        entity::batch::{ActiveModel, Model},
        kinds,
        sight::Sight,
        store,
    },
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

/// More names than these are a count.
const MOST_NAMES: usize = 5;

async fn undo(tx: &Tx, sight: &Sight, id: Option<ImportId>, input: &Input) -> Outcome<Done, Refusal<Model>> {
    let Some(ImportId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let before = match store::hold(tx, sight, id).await? {
        None => return Ok(Err(Refusal::not_found(FieldPath::ID))),
        Some(row) if row.version != input.expected_version => return Ok(Err(Refusal::stale(Some(row)))),
        Some(row) => row,
    };
    let wrong_state = |said: Said| Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, said)));
    let kind = ImportKind::of_tag(&before.kind).filter(|_| before.state == ImportState::Committed.tag());
    let Some(kind) = kind else { return wrong_state(Word::ImportingNotCommitted.into()) };
    let records = store::records(id);
    let used = kinds::in_use(tx, kind, &records).await?;
    if !used.is_empty() {
        let mut names = used.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join("; ");
        if used.len() > MOST_NAMES {
            names.push_str("; …");
        }
        return wrong_state(Said::with(Word::ImportingTouched, "count", &used.len()).and("names", &names));
    }
    match kinds::take_back(tx, kind, &records).await {
        // Something refers to them that their slice knows nothing of. The transaction is lost, and nothing is undone.
        Err(cause) if matches!(cause.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => {
            return wrong_state(Word::ImportingReferred.into());
        }
        done => done?,
    }
    for ids in store::records_by_hundreds(tx, id).await? {
        tx.changes_also(kinds::digest(&ids), json!(null));
    }
    store::forget_rows(tx, id).await?;
    let change = ActiveModel {
        state: Set(ImportState::Undone.tag().to_owned()),
        undone_at: Set(Some(tx.now)),
        undone_by: Set(Some(tx.account_id)),
        ..ActiveModel::default()
    };
    let Some(after) = write(tx, &before, change).await? else { return Ok(Err(Refusal::stale(Some(before)))) };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: ImportId(after.id).to_string(),
        version: after.version,
        before: json!({ "written": after.written }),
        after: json!(null),
        topic: "import.undone",
    }))
}

#[derive(Default)]
pub struct ImportUndo;

#[Object]
impl ImportUndo {
    /// Take back all that an import has written. It is refused, with the names, if anything of it was changed or is in
    /// use; then nothing is taken back.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)", complexity = "500 + child_complexity")]
    async fn import_undo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The import's `id`.")] id: ID,
        #[graphql(desc = "The version you read.")] input: Input,
    ) -> Result<ImportPayload, Fault> {
        let sight = Sight::of(ctx.viewer());
        let asked = Act { operation: "importUndo", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| undo(tx, &sight, parse_id(&id), &input).await).await?;
        let read = async |ImportId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
