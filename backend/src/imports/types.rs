use std::collections::HashSet;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use documents::tables::letters;
use shared::{Capability, ImportId, ImportKind, ImportState, Locale, RefusalCode};

use super::{
    checking::Checked,
    entity::batch::Model,
    kinds,
    sheet::{Mapping, Sheet},
    source,
};
use crate::{
    api::{ContextExt, Fault, node_id},
    identity::{Account, AccountById, AccountLoader},
    platform::importing::{Asked, Field, Mistake},
};

/// How many faults are told at once; the file with the column of faults has all.
const MOST_TOLD: usize = 50;

#[derive(Clone)]
pub struct Import(pub(super) Model);

/// A file of rows that was looked at, and what became of it.
#[Object]
impl Import {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(ImportId(self.0.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What its rows become; null if this version of the product does not know the kind.
    async fn kind(&self) -> Option<ImportKind> {
        ImportKind::of_tag(&self.0.kind)
    }

    /// How far it has come; null if this version of the product does not know the state.
    async fn state(&self) -> Option<ImportState> {
        ImportState::of_tag(&self.0.state)
    }

    /// As the first who sent the file calls it.
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }

    /// How many rows are records.
    async fn rows(&self) -> i32 {
        self.0.rows
    }

    /// How many of them were wrong when the file was looked at last.
    async fn faulty(&self) -> i32 {
        self.0.faulty
    }

    /// How many records it has written; they are gone again if it was undone.
    async fn written(&self) -> i32 {
        self.0.written
    }

    /// Who chose the file; null if you may not see accounts.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        let key = AccountById(ctx.scope(Capability::ReadAccounts), self.0.account_id);
        Ok(ctx.loader::<AccountLoader>().load_one(key).await?.map(Account::from))
    }

    /// When it was written, or looked at if it was not.
    async fn at(&self) -> DateTime<Utc> {
        self.0.committed_at.unwrap_or(self.0.checked_at)
    }

    /// When it was undone; null if it was not.
    async fn undone_at(&self) -> Option<DateTime<Utc>> {
        self.0.undone_at
    }

    /// The file held against the rules of now; null once it is written, or if the file can be read no longer.
    #[graphql(complexity = "500 + child_complexity")]
    async fn check(&self, ctx: &Context<'_>) -> Result<Option<ImportCheck>, Fault> {
        let (Some(kind), Some(office)) = (ImportKind::of_tag(&self.0.kind), ctx.viewer().office.clone())
        else {
            return Ok(None);
        };
        if self.0.state != ImportState::Checked.tag() {
            return Ok(None);
        }
        let Ok(sheet) = source::open::<Model>(ctx.means(), self.0.office_id, &self.0.sha256, kind).await?
        else {
            return Ok(None);
        };
        let (scope, mapping) = (ctx.scope(kind.capability()), mapping_of(&self.0, kind));
        let asked = Asked { scope: &scope, office: &office };
        let checked = kinds::look(ctx.db(), kind, &asked, (&sheet, &mapping), &HashSet::default()).await?;
        Ok(Some(ImportCheck::of(&sheet, &mapping, &checked, ctx.locale())))
    }
}

/// What is told of a file before anything is written.
#[derive(SimpleObject)]
pub struct ImportCheck {
    /// The columns of the file that hold something.
    columns: Vec<ImportColumn>,
    /// What a column may be.
    fields: Vec<ImportField>,
    /// The first 50 faults, from above.
    faults: Vec<ImportFault>,
    /// How many faults there are; a row may have several.
    fault_count: i32,
}

/// A column of the file.
#[derive(SimpleObject)]
pub struct ImportColumn {
    /// From 1.
    column: i32,
    /// As a spreadsheet calls it: `A`.
    letters: String,
    /// What stands over it; may be empty.
    heading: String,
    /// Its first values, at most 3.
    samples: Vec<String>,
    /// The `key` of the field it holds; null if it is not read.
    field: Option<String>,
}

/// What a column of a file may be.
#[derive(SimpleObject)]
pub struct ImportField {
    /// Names it for ever.
    key: String,
    /// What people call it, in the first language of `Accept-Language` that the product speaks.
    label: String,
    /// How it is written.
    how: String,
    /// Indicates whether each row must have it.
    is_required: bool,
}

/// What is wrong with a row.
#[derive(SimpleObject)]
pub struct ImportFault {
    /// The row, as the file counts it from 1.
    row: i32,
    /// The letters of the column; null if it is the row as a whole, or a column that is not there.
    column: Option<String>,
    /// The `key` of the field; null if it is the row as a whole.
    field: Option<String>,
    /// What kind of fault this is; match on it rather than on the message.
    code: RefusalCode,
    /// One sentence for the person who made the file.
    message: String,
}

impl ImportCheck {
    pub fn of(sheet: &Sheet, mapping: &Mapping, checked: &Checked, locale: Locale) -> Self {
        let fields = kinds::fields(checked.kind);
        let key = |at: usize| fields[at].key.to_owned();
        let columns = sheet.columns().into_iter().map(|one| ImportColumn {
            column: i32::try_from(one.at + 1).unwrap_or(i32::MAX),
            letters: letters(one.at),
            heading: one.heading,
            samples: one.samples,
            field: mapping.iter().position(|column| *column == Some(one.at)).map(key),
        });
        let said = |field: &Field| ImportField {
            key: field.key.to_owned(),
            label: field.label.said(locale).to_owned(),
            how: field.how.said(locale).to_owned(),
            is_required: field.is_required,
        };
        let fault = |mistake: &Mistake| ImportFault {
            row: i32::try_from(mistake.row).unwrap_or(i32::MAX),
            column: mistake.field.and_then(|field| mapping[field]).map(letters),
            field: mistake.field.map(key),
            code: mistake.code,
            message: mistake.said.said(locale),
        };
        Self {
            columns: columns.collect(),
            fields: fields.iter().map(said).collect(),
            faults: checked.mistakes.iter().take(MOST_TOLD).map(fault).collect(),
            fault_count: i32::try_from(checked.mistakes.len()).unwrap_or(i32::MAX),
        }
    }
}

/// Which columns an import was looked at by.
pub fn mapping_of(batch: &Model, kind: ImportKind) -> Mapping {
    let pairs: Vec<(u32, String)> = serde_json::from_str(&batch.mapping).unwrap_or_default();
    let column = |field: &Field| pairs.iter().find(|(_, key)| *key == field.key).map(|(column, _)| *column);
    kinds::fields(kind).iter().map(column).collect()
}
