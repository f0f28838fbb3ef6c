//! Where the SPA's files come from: a folder, or the binary itself.
use std::path::{Path, PathBuf};

use poem::Body;

/// The folder that was named; without one what was built in, if anything was.
#[derive(Clone, Debug, Default)]
pub struct Bundle(pub Option<PathBuf>);

impl Bundle {
    /// The file of that name; its steps are plain names.
    pub async fn file(&self, name: &str) -> Option<Body> {
        match &self.0 {
            Some(folder) => tokio::fs::read(folder.join(Path::new(name))).await.ok().map(Body::from),
            None => bytes(name).map(Body::from),
        }
    }
}

#[cfg(feature = "embed")]
include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

#[cfg(not(feature = "embed"))]
const fn bytes(_name: &str) -> Option<&'static [u8]> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn pages_come_from_the_named_folder_or_were_built_in() {
        let folder = std::env::temp_dir().join(format!("densach-bundle-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "a page").unwrap();
        let page = Bundle(Some(folder.clone())).file("index.html").await.unwrap();
        assert_eq!(page.into_string().await.unwrap(), "a page");
        assert!(Bundle(Some(folder.clone())).file("none.html").await.is_none());
        std::fs::remove_dir_all(folder).unwrap();

        assert_eq!(Bundle(None).file("index.html").await.is_some(), cfg!(feature = "embed"));
    }
}
