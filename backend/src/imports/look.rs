//! What came of a file when it was looked at.
use std::collections::HashSet;

use async_graphql::Context;
use serde_json::json;
use shared::{ImportCheckInput as Input, ImportState, RefusalCode, Word};

use super::{
    entity::batch::Model,
    kinds,
    sheet::{Mapping, given},
    source,
};
use crate::{
    api::{ContextExt, Fault, Refusal},
    platform::{Outcome, files::StoredFile, importing::Asked},
};

/// The file, by which columns it is read, and what came of it.
pub async fn look(ctx: &Context<'_>, input: &Input) -> Outcome<Model, Refusal<Model>> {
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
