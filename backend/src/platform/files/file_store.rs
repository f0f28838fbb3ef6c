//! Where the bytes lie: in a folder of this machine, or in a bucket that several instances share. Both hold the same
//! names: `<office>/<ab>/<sha256>-<id>`, and `….small` for the small picture beside it. Bytes that come anew come under
//! a new name, so whoever removes old ones never meets them.
use std::{
    io,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use futures_util::{TryStreamExt, stream::BoxStream};
use thiserror::Error;
use tokio::fs;
use uuid::Uuid;

use super::{bucket::Bucket, folder::Folder, incoming::Incoming};

/// A file is on its way for minutes at most.
const LONGEST_ON_ITS_WAY: Duration = Duration::from_hours(1);

/// What a file is read as.
pub type Pieces = BoxStream<'static, io::Result<Bytes>>;

#[derive(Debug, Error)]
pub enum NoStore {
    #[error(
        "FILES_URL is file:///a/folder or s3://bucket/prefix, or is left out for a folder in the data folder."
    )]
    Url,
    #[error("The bucket of FILES_URL cannot be used: {0} Look at the AWS_ variables of the environment.")]
    Bucket(String),
}

/// What comes in is written to a folder of this machine first, wherever it goes then.
#[derive(Clone)]
pub struct FileStore {
    incoming: Arc<Path>,
    place: Place,
}

#[derive(Clone)]
enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

impl FileStore {
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { incoming: folder.join("incoming").into(), place: Place::Folder(Folder(folder.into())) }
    }

    /// `own` is the folder that is taken without an URL, and where what comes in waits; the environment says how a bucket
    /// is reached.
    pub fn of_url(
        url: Option<&str>,
        own: PathBuf,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, NoStore> {
        let Some(url) = url else { return Ok(Self::in_folder(own)) };
        if let Some(folder) = url.strip_prefix("file://") {
            return if folder.starts_with('/') {
                Ok(Self::in_folder(folder.into()))
            } else {
                Err(NoStore::Url)
            };
        }
        let (bucket, prefix) = url
            .strip_prefix("s3://")
            .ok_or(NoStore::Url)
            .map(|rest| rest.split_once('/').unwrap_or((rest, "")))?;
        if bucket.is_empty() {
            return Err(NoStore::Url);
        }
        let bucket = Bucket::new(bucket, prefix, environment).map_err(NoStore::Bucket)?;
        Ok(Self { incoming: own.join("incoming").into(), place: Place::Bucket(bucket) })
    }

    /// Takes away what was on its way in when a server was killed; what another one takes in now is younger.
    pub async fn sweep(&self, now: SystemTime) -> io::Result<()> {
        let Some(mut left) = none_if_missing(fs::read_dir(&self.incoming).await)? else { return Ok(()) };
        while let Some(file) = left.next_entry().await? {
            let age = now.duration_since(file.metadata().await?.modified()?).unwrap_or_default();
            if age > LONGEST_ON_ITS_WAY {
                fs::remove_file(file.path()).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn begin(&self, id: Uuid) -> io::Result<Incoming> {
        fs::create_dir_all(&self.incoming).await?;
        Incoming::begin(self.incoming.join(id.to_string())).await
    }

    /// What is at that path on this machine; it may be gone from there afterwards.
    pub(super) async fn put(&self, key: &str, from: &Path) -> io::Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.put(key, from).await,
            Place::Bucket(bucket) => bucket.put(key, from).await,
        }
    }

    /// A part that lies within; none if nothing has this name.
    pub(super) async fn open(&self, key: &str, part: Range<u64>) -> io::Result<Option<Pieces>> {
        match &self.place {
            Place::Folder(folder) => folder.open(key, part).await,
            Place::Bucket(bucket) => bucket.open(key, part).await,
        }
    }

    /// All of it, but never more than `most`.
    pub(super) async fn read(&self, key: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let Some(pieces) = self.open(key, 0..most).await? else { return Ok(None) };
        let gathered = pieces.try_fold(Vec::new(), async |mut all, piece| {
            all.extend_from_slice(&piece);
            Ok(all)
        });
        gathered.await.map(Some)
    }

    pub(super) async fn has(&self, key: &str) -> io::Result<bool> {
        match &self.place {
            Place::Folder(folder) => folder.has(key).await,
            Place::Bucket(bucket) => bucket.has(key).await,
        }
    }

    /// Nothing happens if it is not there.
    pub(super) async fn remove(&self, key: &str) -> io::Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.remove(key).await,
            Place::Bucket(bucket) => bucket.remove(key).await,
        }
    }
}

/// Of what a row holds, the name of the bytes.
pub(super) fn key(office_id: Uuid, held_as: &str) -> String {
    format!("{office_id}/{}/{held_as}", held_as.get(..2).unwrap_or_default())
}

/// The name of the small picture beside it.
pub(super) fn small_key(office_id: Uuid, held_as: &str) -> String {
    key(office_id, held_as) + ".small"
}

pub(super) fn none_if_missing<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_url_names_a_folder_or_a_bucket() {
        let of = |url: Option<&str>| {
            let region = [("AWS_REGION".to_owned(), "ap-southeast-1".to_owned())];
            FileStore::of_url(url, "/data/files".into(), region)
        };
        for (url, folder) in [(None, "/data/files"), (Some("file:///srv/tep"), "/srv/tep")] {
            let store = of(url).unwrap();
            assert!(matches!(store.place, Place::Folder(Folder(at)) if *at == *Path::new(folder)), "{url:?}");
            assert_eq!(*store.incoming, *Path::new(folder).join("incoming"));
        }
        for url in ["s3://densach", "s3://densach/", "s3://densach/so/tep"] {
            let store = of(Some(url)).unwrap();
            assert!(matches!(store.place, Place::Bucket(_)), "{url}");
            assert_eq!(*store.incoming, *Path::new("/data/files/incoming"));
        }
        for url in
            ["", "files", "/srv/tep", "file://srv/tep", "s3://", "s3:///tep", "https://s3.example/densach"]
        {
            assert!(matches!(of(Some(url)), Err(NoStore::Url)), "{url}");
        }
    }
}
