//! Bytes in a bucket of S3 or of whatever speaks like it. `AWS_…` says how it is reached: the keys, the region,
//! `AWS_ENDPOINT` for servers that are not Amazon's.
use std::{io, ops::Range, path::Path as FilePath, sync::Arc, time::Duration};

use futures_util::{StreamExt, TryStreamExt};
use object_store::{
    Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};
use tokio::sync::Semaphore;

use super::file_store::Pieces;

/// Who asks gets an answer within a minute, good or bad.
const LONGEST_TRYING: Duration = Duration::from_secs(50);

/// A file is in memory while it is sent.
static SENT_AT_ONCE: Semaphore = Semaphore::const_new(4);

#[derive(Clone)]
pub struct Bucket {
    store: Arc<AmazonS3>,
    prefix: Arc<str>,
}

impl Bucket {
    pub fn new(
        bucket: &str,
        prefix: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, String> {
        // Whoever was quicker has set the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let retry = RetryConfig { max_retries: 4, retry_timeout: LONGEST_TRYING, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket).with_retry(retry);
        for (name, value) in environment.into_iter().filter(|(name, _)| name.starts_with("AWS_")) {
            // A server on this machine or beside it: whoever writes http means it.
            let is_plain = name.starts_with("AWS_ENDPOINT") && value.starts_with("http://");
            builder = if is_plain { builder.with_allow_http(true) } else { builder };
            if let Ok(key) = name.to_ascii_lowercase().parse() {
                builder = builder.with_config(key, value);
            }
        }
        let store = builder.build().map_err(|cause| cause.to_string())?;
        Ok(Self { store: Arc::new(store), prefix: prefix.trim_matches('/').into() })
    }

    fn place(&self, key: &str) -> Path {
        Path::from(format!("{}/{key}", self.prefix))
    }

    pub async fn put(&self, key: &str, from: &FilePath) -> io::Result<()> {
        let _turn = SENT_AT_ONCE.acquire().await;
        let bytes = tokio::fs::read(from).await?;
        self.store.put(&self.place(key), bytes.into()).await.map_err(fault)?;
        Ok(())
    }

    pub async fn open(&self, key: &str, part: Range<u64>) -> io::Result<Option<Pieces>> {
        let options = GetOptions { range: Some(GetRange::Bounded(part)), ..GetOptions::default() };
        Ok(none_if_missing(self.store.get_opts(&self.place(key), options).await)?
            .map(|found| found.into_stream().map_err(fault).boxed()))
    }

    pub async fn has(&self, key: &str) -> io::Result<bool> {
        Ok(none_if_missing(self.store.head(&self.place(key)).await)?.is_some())
    }

    pub async fn remove(&self, key: &str) -> io::Result<()> {
        none_if_missing(self.store.delete(&self.place(key)).await).map(|_| ())
    }
}

fn none_if_missing<T>(found: Result<T, Error>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(cause) => Err(fault(cause)),
    }
}

fn fault(cause: Error) -> io::Error {
    io::Error::other(cause)
}
