//! `importCheck`: a file is looked at, and nothing of it is written.
use std::collections::HashSet;

use async_graphql::{Context, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, ImportCheckInput as Input, ImportId, ImportState, RefusalCode, Word};

use super::ImportPayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    identity::Requires,
    imports::{
        entity::batch::{ActiveModel, Model},
        kinds,
        sheet::{Mapping, given},
        sight::Sight,
        source, store,
    },
    platform::{
        Act, Done, Outcome, Tx, act,
        files::{self, StoredFile},
        importing::Asked,
        settled, write,
    },
};

/// The file, by which columns it is read, and what came of it.
async fn look(ctx: &Context<'_>, input: &Input) -> Outcome<Model, Refusal<Model>> {
    let (viewer, kind) = (ctx.viewer(), input.kind);
    let (Some(office), Some(account_id)) = (viewer.office.clone(), viewer.account_id) else {
        return Err(Fault::Forbidden);
    };
    let Some(file) = source::find(ctx.db(), viewer, &office, &input.sha256).await? else {
        return Ok(Err(Refusal::new(RefusalCode::NotFound, Input::SHA256, Word::ImportingFileUnknown)));
    };
    let sheet = match source::open(ctx.means(), office.id, &file.sha256, kind).await? {
        Ok(sheet) => sheet,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let fields = kinds::fields(kind);
    let mapping: Option<Mapping> = match &input.mapping {
        Some(chosen) => given(chosen, &sheet.columns(), fields),
        None => Some(sheet.guess(fields)),
    };
    let Some(mapping) = mapping else {
        return Ok(Err(Refusal::invalid(Input::MAPPING, Word::ImportingMapping)));
    };
    let scope = ctx.scope(kind.capability());
    let asked = Asked { scope: &scope, office: &office };
    let checked = kinds::look(ctx.db(), kind, &asked, (&sheet, &mapping), &HashSet::default()).await?;
    let pairs = fields.iter().zip(&mapping).filter_map(|(field, column)| Some((column.as_ref()?, field.key)));
    let StoredFile { sha256, name: file_name, .. } = file;
    Ok(Ok(Model {
        id: ctx.means().new_id(),
        version: 1,
        office_id: office.id,
        kind: kind.tag().to_owned(),
        state: ImportState::Checked.tag().to_owned(),
        sha256,
        file_name,
        mapping: json!(pairs.collect::<Vec<_>>()).to_string(),
        rows: i32::try_from(checked.rows).unwrap_or(i32::MAX),
        faulty: i32::try_from(checked.faulty()).unwrap_or(i32::MAX),
        written: 0,
        account_id,
        checked_at: ctx.means().clock.now(),
        committed_at: None,
        undone_at: None,
        undone_by: None,
    }))
}

/// Looked at again, a file is the same import with another version.
async fn keep(tx: &Tx, row: Model) -> Outcome<Done, Refusal<Model>> {
    // From here on a record names it, and it stays.
    if files::name(tx, row.office_id, &row.sha256).await?.is_none() {
        return Ok(Err(Refusal::new(RefusalCode::NotFound, Input::SHA256, Word::ImportingFileUnknown)));
    }
    let kept = match store::checked_before(tx, &row).await? {
        None => store::insert(tx, row).await?,
        Some(before) => {
            let change = ActiveModel {
                mapping: Set(row.mapping),
                rows: Set(row.rows),
                faulty: Set(row.faulty),
                checked_at: Set(row.checked_at),
                ..ActiveModel::default()
            };
            match write(tx, &before, change).await? {
                Some(after) => after,
                None => return Ok(Err(Refusal::stale(None))),
            }
        }
    };
    Ok(Ok(Done {
        office_id: kept.office_id,
        subject: ImportId(kept.id).to_string(),
        version: kept.version,
        before: json!(null),
        after: json!({ "kind": kept.kind, "file": kept.sha256, "rows": kept.rows, "faulty": kept.faulty }),
        topic: "import.checked",
    }))
}

#[derive(Default)]
pub struct ImportCheckMutation;

#[Object]
impl ImportCheckMutation {
    /// Look at a file of rows: which columns hold what, and what is wrong. Nothing is written. You need what entering
    /// one such record by hand needs.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)", complexity = "500 + child_complexity")]
    async fn import_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file, and what its rows become.")] input: Input,
    ) -> Result<ImportPayload, Fault> {
        if !ctx.viewer().can(input.kind.capability()) {
            return Err(Fault::Forbidden);
        }
        let row = match look(ctx, &input).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(refusal.into_parts().into()),
        };
        let asked = Act { operation: "importCheck", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| keep(tx, row).await).await?;
        let read = async |ImportId(row)| store::find(ctx.db(), &Sight::of(ctx.viewer()), row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
