//! The file of an import: whose it is, and what is in it.
use std::io;

use documents::tables::{self, MOST_ROWS, Table, Unreadable};
use sea_orm::{ConnectionTrait, DbErr};
use shared::{Capability, ImportCheckInput as Input, ImportKind, RefusalCode, Said, Word};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{kinds, sheet::Sheet};
use crate::{
    api::{Fault, Refusal},
    clock::Means,
    identity::{Office, Viewer},
    platform::files::{self, StoredFile},
};

/// A table in memory is many times as large as its file.
static READ_AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A file that the viewer has sent, or of an office whose files they read.
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    office: &Office,
    sha256: &str,
) -> Result<Option<StoredFile>, DbErr> {
    let Some(file) = files::held(db, office.id, sha256).await? else { return Ok(None) };
    let is_sender = match viewer.account_id {
        Some(account_id) => files::is_sent_by(db, &file, account_id).await?,
        None => false,
    };
    Ok((is_sender || viewer.can(Capability::ManageDirectives)).then_some(file))
}

/// The sheet in a file of an office, or why it cannot be read.
pub async fn open<Row>(
    means: &Means,
    office_id: Uuid,
    sha256: &str,
    kind: ImportKind,
) -> Result<Result<Sheet, Refusal<Row>>, Fault> {
    let refused = |said: Said| Ok(Err(Refusal::invalid(Input::SHA256, said)));
    let Some(bytes) = files::read(means, office_id, sha256).await? else {
        return Ok(Err(Refusal::new(RefusalCode::NotFound, Input::SHA256, Word::ImportingFileUnknown)));
    };
    let table = match read(bytes).await? {
        Ok(table) => table,
        Err(reason) => return refused(said(reason)),
    };
    let sheet = Sheet::of(table, kinds::fields(kind));
    if sheet.is_too_long() {
        return refused(said(Unreadable::TooManyRows));
    }
    if sheet.below().is_empty() {
        return refused(Word::ImportingNoRows.into());
    }
    Ok(Ok(sheet))
}

async fn read(bytes: Vec<u8>) -> io::Result<Result<Table, Unreadable>> {
    let _turn = READ_AT_ONCE.acquire().await;
    let read = tokio::task::spawn_blocking(move || tables::read(&bytes));
    read.await.map_err(io::Error::other)
}

fn said(reason: Unreadable) -> Said {
    use Unreadable as U;
    match reason {
        U::Empty => Word::ImportingFileEmpty.into(),
        U::TooLarge => Word::ImportingFileLarge.into(),
        U::NotATable => Word::ImportingFileNoTable.into(),
        U::OldExcel => Word::ImportingFileOld.into(),
        U::Macros => Word::ImportingFileMacros.into(),
        U::Broken => Word::ImportingFileBroken.into(),
        U::Encrypted => Word::ImportingFileEncrypted.into(),
        U::TooMuchInside => Word::ImportingFileBomb.into(),
        U::TooManyRows => Said::with(Word::ImportingFileRows, "most", &shared::grouped(MOST_ROWS as u64)),
        U::TooManyColumns => Word::ImportingFileColumns.into(),
        U::TooManyCells => Word::ImportingFileCells.into(),
        U::LongCell => Word::ImportingFileLong.into(),
        U::OpenQuote { line } => Said::with(Word::ImportingFileQuote, "line", &line),
        U::LegacyEncoding { name } => Said::with(Word::ImportingFileLegacy, "name", name),
        U::UnknownEncoding => Word::ImportingFileEncoding.into(),
    }
}
