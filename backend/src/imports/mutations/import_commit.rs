//! `importCommit`: the rows of a file that was looked at are written, all in one transaction.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{
    Capability, FieldPath, ImportCommitInput as Input, ImportId, ImportKind, ImportPolicy, ImportState,
    RefusalCode, Said, Word,
};

use super::ImportPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::Requires,
    imports::{
        checking::Checked,
        entity::batch::{ActiveModel, Model},
        kinds,
        sheet::Sheet,
        sight::Sight,
        source, store,
        types::mapping_of,
    },
    platform::{
        Act, Done, Outcome, Tx, act,
        importing::{Asked, ROWS_AT_ONCE},
        settled, write,
    },
};

async fn commit(
    tx: &Tx,
    (sight, asked): (&Sight, &Asked<'_>),
    (seen, kind, sheet): (&Model, ImportKind, &Sheet),
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let before = match store::hold(tx, sight, seen.id).await? {
        None => return Ok(Err(Refusal::not_found(FieldPath::ID))),
        Some(row) if row.version != input.expected_version || row.version != seen.version => {
            return Ok(Err(Refusal::stale(Some(row))));
        }
        Some(row) if row.state != ImportState::Checked.tag() => {
            return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::ImportingNotChecked)));
        }
        Some(row) => row,
    };
    let mapping = mapping_of(&before, kind);
    let suits = |checked: &Checked| refused(checked, input.policy).is_none();
    let (checked, written) = kinds::write(tx, kind, asked, (sheet, &mapping), suits).await?;
    let Some(written) = written else {
        let refusal = refused(&checked, input.policy);
        return Ok(Err(refusal.unwrap_or_else(|| Refusal::not_found(FieldPath::ID))));
    };
    for rows in written.chunks(ROWS_AT_ONCE) {
        store::keep_rows(tx, before.id, rows).await?;
        let ids: Vec<_> = rows.iter().map(|(_, id)| *id).collect();
        tx.changes_also(json!(null), kinds::digest(&ids));
    }
    let change = ActiveModel {
        state: Set(ImportState::Committed.tag().to_owned()),
        rows: Set(i32::try_from(checked.rows).unwrap_or(i32::MAX)),
        faulty: Set(i32::try_from(checked.faulty()).unwrap_or(i32::MAX)),
        written: Set(i32::try_from(written.len()).unwrap_or(i32::MAX)),
        committed_at: Set(Some(tx.now)),
        ..ActiveModel::default()
    };
    let Some(after) = write(tx, &before, change).await? else { return Ok(Err(Refusal::stale(Some(before)))) };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: ImportId(after.id).to_string(),
        version: after.version,
        before: json!(null),
        after: json!({ "kind": after.kind, "file": after.sha256, "rows": after.rows, "written": after.written }),
        topic: "import.committed",
    }))
}

/// Why nothing of it is written; none if something is.
fn refused(checked: &Checked, policy: ImportPolicy) -> Option<Refusal<Model>> {
    let not = |said: Said| Some(Refusal::new(RefusalCode::WrongState, Input::POLICY, said));
    match policy {
        _ if checked.good == 0 => not(Word::ImportingNoneGood.into()),
        ImportPolicy::AllOrNothing if checked.faulty() > 0 => {
            not(Said::with(Word::ImportingLeft, "count", &checked.faulty()))
        }
        _ => None,
    }
}

#[derive(Default)]
pub struct ImportCommit;

#[Object]
impl ImportCommit {
    /// Write the rows of a file that was looked at. The rules are asked again: what another has entered since counts.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)", complexity = "1000 + child_complexity")]
    async fn import_commit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The import's `id`.")] id: ID,
        #[graphql(desc = "What to write.")] input: Input,
    ) -> Result<ImportPayload, Fault> {
        let not_found = || Ok(Refusal::not_found(FieldPath::ID).into_parts().into());
        let (sight, office) = (Sight::of(ctx.viewer()), ctx.viewer().office.clone().ok_or(Fault::Forbidden)?);
        let Some(ImportId(row)) = parse_id(&id) else { return not_found() };
        let Some(seen) = store::find(ctx.db(), &sight, row).await? else { return not_found() };
        let Some(kind) = ImportKind::of_tag(&seen.kind) else { return not_found() };
        // Before the transaction: others write while a large file is read.
        let sheet = match source::open(ctx.means(), seen.office_id, &seen.sha256, kind).await? {
            Ok(sheet) => sheet,
            Err(refusal) => return Ok(refusal.into_parts().into()),
        };
        let scope = ctx.scope(kind.capability());
        let reach = (&sight, &Asked { scope: &scope, office: &office });
        let asked = Act { operation: "importCommit", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| commit(tx, reach, (&seen, kind, &sheet), &input).await).await?;
        let read = async |ImportId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
