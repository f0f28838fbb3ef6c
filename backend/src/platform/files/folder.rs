//! Bytes in a folder of this machine. A file comes to its place by a rename, so it is there whole or not at all.
use std::{
    io,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::BytesMut;
use futures_util::{StreamExt, stream};
use tokio::{
    fs::{self, File},
    io::{AsyncReadExt, AsyncSeekExt, SeekFrom},
};

use super::file_store::{Pieces, none_if_missing};

const PIECE: usize = 64 * 1024;

/// It is made when the first file comes.
#[derive(Clone)]
pub struct Folder(pub Arc<Path>);

impl Folder {
    fn place(&self, key: &str) -> PathBuf {
        self.0.join(key)
    }

    /// The file at that path becomes what the key names.
    pub async fn put(&self, key: &str, from: &Path) -> io::Result<()> {
        let place = self.place(key);
        let Some(folder) = place.parent() else { return Err(io::ErrorKind::InvalidInput.into()) };
        fs::create_dir_all(folder).await?;
        fs::rename(from, &place).await?;
        // The name is on the disk only when its folder is.
        File::open(folder).await?.sync_all().await
    }

    pub async fn open(&self, key: &str, part: Range<u64>) -> io::Result<Option<Pieces>> {
        let Some(mut file) = none_if_missing(File::open(self.place(key)).await)? else { return Ok(None) };
        file.seek(SeekFrom::Start(part.start)).await?;
        let pieces = stream::try_unfold(file.take(part.end - part.start), async |mut file| {
            let mut piece = BytesMut::with_capacity(PIECE);
            let read = file.read_buf(&mut piece).await?;
            io::Result::Ok((read > 0).then(|| (piece.freeze(), file)))
        });
        Ok(Some(pieces.boxed()))
    }

    pub async fn has(&self, key: &str) -> io::Result<bool> {
        fs::try_exists(self.place(key)).await
    }

    pub async fn remove(&self, key: &str) -> io::Result<()> {
        none_if_missing(fs::remove_file(self.place(key)).await).map(|_| ())
    }
}
