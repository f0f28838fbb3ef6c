//! One file comes in: written to a folder of its own as it comes, counted, hashed, and kept only if it is whole,
//! of a kind we know, and its organization has room for it.
use std::{io, path::Path, time::Duration};

use sea_orm::DbErr;
use tokio::{
    io::{AsyncRead, AsyncReadExt},
    sync::Semaphore,
    time::timeout,
};
use uuid::Uuid;

use super::{
    entity::stored_file::Model,
    file_store::key,
    leaving,
    room::{self, Room},
    sniff,
    store::{self, Kept},
};
use crate::clock::Means;

pub const MOST_FILE_BYTES: u64 = 10 * 1024 * 1024;
pub const MOST_NAME_CHARS: usize = 200;

/// Who sends nothing for so long has gone.
const LONGEST_SILENCE: Duration = Duration::from_secs(30);

/// A file is in memory while it is sniffed.
static SNIFFED_AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Whose file it is, and what they call it.
pub struct Upload<'a> {
    pub office_id: Uuid,
    pub account_id: Uuid,
    /// For whom it is sent: whose room it takes up.
    pub organization_id: Uuid,
    pub name: &'a str,
}

/// Why a file did not come in. Nothing of it is left.
#[derive(Debug)]
pub enum NotTaken {
    Empty,
    TooLarge,
    /// Of a kind we do not take.
    Kind,
    /// The organization has no room left for it.
    Full(Room),
    /// It ended before its end, or nothing came for too long.
    Broken,
    Disk(io::Error),
    Database(DbErr),
}

impl From<io::Error> for NotTaken {
    fn from(cause: io::Error) -> Self {
        Self::Disk(cause)
    }
}

impl From<DbErr> for NotTaken {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

/// The same bytes sent twice to an office are one file, and the same answer.
pub async fn take(
    means: &Means,
    upload: Upload<'_>,
    mut body: impl AsyncRead + Unpin,
) -> Result<Model, NotTaken> {
    let mut incoming = means.files.begin(means.new_id()).await?;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        match timeout(LONGEST_SILENCE, body.read(&mut chunk)).await {
            Ok(Ok(0)) => break,
            Ok(Ok(read)) if incoming.bytes + read as u64 > MOST_FILE_BYTES => {
                read_on(body).await;
                return Err(NotTaken::TooLarge);
            }
            Ok(Ok(read)) => incoming.write(&chunk[..read]).await?,
            Ok(Err(_)) | Err(_) => return Err(NotTaken::Broken),
        }
    }
    if incoming.bytes == 0 {
        return Err(NotTaken::Empty);
    }
    let sha256 = incoming.close().await?;
    let media_type = kind_of(&incoming.path).await?.ok_or(NotTaken::Kind)?;
    let now = means.clock.now();
    if let Some(file) =
        store::sent_again(&means.db, upload.office_id, &sha256, (upload.account_id, now)).await?
    {
        let key = key(file.office_id, &file.held_as);
        // What the store has lost comes back so.
        if !means.files.has(&key).await? {
            means.files.put(&key, &incoming.path).await?;
        }
        return Ok(file);
    }
    let file = Model {
        office_id: upload.office_id,
        bytes: i64::try_from(incoming.bytes).unwrap_or(i64::MAX),
        media_type: media_type.to_owned(),
        name: upload.name.to_owned(),
        account_id: upload.account_id,
        created_at: now,
        organization_id: Some(upload.organization_id),
        held_as: format!("{sha256}-{}", means.new_id().simple()),
        sent_at: now,
        named_at: None,
        has_small: None,
        sha256,
    };
    put(means, file, &incoming.path).await
}

/// The bytes first: a row promises that they are there.
async fn put(means: &Means, file: Model, from: &Path) -> Result<Model, NotTaken> {
    store::announce(&means.db, &file).await?;
    means.files.put(&key(file.office_id, &file.held_as), from).await?;
    let kept = store::keep(&means.db, file.clone(), means.clock.now()).await?;
    if let Kept::Here = kept {
        return Ok(file);
    }
    let bytes = leaving::Bytes { held_as: file.held_as, office_id: file.office_id, goes_at: file.sent_at };
    if let Err(cause) = leaving::remove(means, &bytes).await {
        tracing::warn!(%cause, "bytes that came for nothing go with the next sweep");
    }
    match kept {
        Kept::Full => {
            Err(NotTaken::Full(room::room(&means.db, file.organization_id.unwrap_or_default()).await?))
        }
        Kept::Twice => {
            let by = (file.account_id, means.clock.now());
            store::sent_again(&means.db, file.office_id, &file.sha256, by).await?.ok_or(NotTaken::Broken)
        }
        Kept::Here | Kept::Late => Err(NotTaken::Broken),
    }
}

/// Who still sends does not read yet, and would meet a closed connection instead of our refusal.
async fn read_on(body: impl AsyncRead + Unpin) {
    let (mut rest, mut nowhere) = (body.take(MOST_FILE_BYTES), tokio::io::sink());
    let _ = timeout(LONGEST_SILENCE, tokio::io::copy(&mut rest, &mut nowhere)).await;
}

async fn kind_of(path: &Path) -> io::Result<Option<&'static str>> {
    let _turn = SNIFFED_AT_ONCE.acquire().await;
    let path = path.to_owned();
    let looked = tokio::task::spawn_blocking(move || Ok(sniff::media_type(&std::fs::read(path)?)));
    looked.await.unwrap_or_else(|cause| Err(io::Error::other(cause)))
}
