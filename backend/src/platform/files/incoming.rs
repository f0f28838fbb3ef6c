//! A file on its way in: it is written as it comes, beside all others, and counted and hashed meanwhile.
use std::{fmt::Write, io, path::PathBuf};

use sha2::{Digest, Sha256};
use tokio::{fs::File, io::AsyncWriteExt};

/// Dropped before it is put in its place, it leaves nothing behind.
pub struct Incoming {
    pub path: PathBuf,
    pub bytes: u64,
    file: File,
    hasher: Sha256,
}

impl Incoming {
    pub async fn begin(path: PathBuf) -> io::Result<Self> {
        let file = File::create_new(&path).await?;
        Ok(Self { path, bytes: 0, file, hasher: Sha256::new() })
    }

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
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Once it is in its place there is nothing under this name.
        let _ = std::fs::remove_file(&self.path);
    }
}
