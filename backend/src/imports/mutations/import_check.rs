//! `importCheck`: a file is looked at, and nothing of it is written.
use async_graphql::{Context, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, ImportCheckInput as Input, ImportId, RefusalCode, Word};

use super::ImportPayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    identity::Requires,
    imports::{
        entity::batch::{ActiveModel, Model},
        look::look,
        sight::Sight,
        store,
    },
    platform::{Act, Done, Outcome, Tx, act, files, settled, write},
};

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
