//! Where the bytes lie: `<folder>/<office>/<ab>/<sha256>`. A file comes to its place by a rename, so it is there
//! whole or not at all.
use std::{
    fmt::Write,
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};
use tokio::{
    fs::{self, File},
    io::AsyncWriteExt,
};
use uuid::Uuid;

/// A file is on its way for minutes at most.
const LONGEST_ON_ITS_WAY: Duration = Duration::from_hours(1);

/// A folder that is made when the first file comes.
#[derive(Clone)]
pub struct FileStore(Arc<Path>);

/// A file on its way in. Dropped before it is put in its place, it leaves nothing behind.
pub(super) struct Incoming {
    pub path: PathBuf,
    pub bytes: u64,
    file: File,
    hasher: Sha256,
}

impl FileStore {
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(folder.into())
    }

    /// None for what is no hash: whatever a caller wrote never becomes a part of a path.
    pub(super) fn place(&self, office_id: Uuid, sha256: &str) -> Option<PathBuf> {
        let is_hash =
            sha256.len() == 64 && sha256.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        is_hash.then(|| self.0.join(office_id.to_string()).join(&sha256[..2]).join(sha256))
    }

    /// Takes away what was on its way in when a server was killed; what another one takes in now is younger.
    pub async fn sweep(&self, now: SystemTime) -> io::Result<()> {
        let mut left = match fs::read_dir(self.incoming()).await {
            Ok(left) => left,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(cause) => return Err(cause),
        };
        while let Some(file) = left.next_entry().await? {
            let age = now.duration_since(file.metadata().await?.modified()?).unwrap_or_default();
            if age > LONGEST_ON_ITS_WAY {
                fs::remove_file(file.path()).await?;
            }
        }
        Ok(())
    }

    fn incoming(&self) -> PathBuf {
        self.0.join("incoming")
    }

    pub(super) async fn begin(&self, id: Uuid) -> io::Result<Incoming> {
        let folder = self.incoming();
        fs::create_dir_all(&folder).await?;
        let path = folder.join(id.to_string());
        let file = File::create_new(&path).await?;
        Ok(Incoming { path, bytes: 0, file, hasher: Sha256::new() })
    }
}

impl Incoming {
    pub async fn write(&mut self, chunk: &[u8]) -> io::Result<()> {
        self.bytes += chunk.len() as u64;
        self.hasher.update(chunk);
        self.file.write_all(chunk).await
    }

    /// All bytes are on the disk; answers their hash.
    pub async fn close(&mut self) -> io::Result<String> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        Ok(self.hasher.finalize_reset().iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        }))
    }

    /// Whoever sent the same bytes before has put the same file there.
    pub async fn put(self, place: &Path) -> io::Result<()> {
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).await?;
            fs::rename(&self.path, place).await?;
            // The name is on the disk only when its folder is.
            File::open(folder).await?.sync_all().await?;
        }
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // After `put` there is nothing under this name.
        let _ = std::fs::remove_file(&self.path);
    }
}
