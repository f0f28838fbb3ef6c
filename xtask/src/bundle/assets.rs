//! Content-hashed names: a file is renamed after what is in it, and whoever names it is rewritten.
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The files of one page, in the order in which they were added: a file comes after those it names.
pub struct Assets {
    dist: PathBuf,
    folder: &'static str,
    hashed: BTreeMap<String, String>,
}

impl Assets {
    pub fn new(dist: &Path, folder: &'static str) -> Result<Self> {
        fs::create_dir_all(dist.join(folder))?;
        Ok(Self { dist: dist.to_owned(), folder, hashed: BTreeMap::new() })
    }

    /// `/load.js` becomes `/assets/load.<hash>.js`, where the folder is `assets`.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let (stem, kind) = name.rsplit_once('.').context("an asset has an extension")?;
        let path = format!("/{}/{stem}.{}.{kind}", self.folder, short_hash(content));
        fs::write(self.dist.join(&path[1..]), content)?;
        self.hashed.insert(format!("/{name}"), path);
        Ok(())
    }

    /// A text asset, whose own references are rewritten first.
    pub fn add_text(&mut self, name: &str, text: &str) -> Result<()> {
        let text = self.rewrite(text);
        self.add(name, text.as_bytes())
    }

    /// References are written as quoted root paths, `"/load.js"`, so that nothing else can match.
    pub fn rewrite(&self, text: &str) -> String {
        self.hashed.iter().fold(text.to_owned(), |text, (name, path)| {
            text.replace(&format!("\"{name}\""), &format!("\"{path}\""))
        })
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.hashed.values().map(String::as_str)
    }
}

pub fn short_hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest[..6].iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quoted_references_are_rewritten() {
        let hashed = BTreeMap::from([("/load.js".into(), "/assets/load.1.js".into())]);
        let assets = Assets { dist: PathBuf::new(), folder: "assets", hashed };
        assert_eq!(
            assets.rewrite(r#"<script src="/load.js"> /load.js"#),
            r#"<script src="/assets/load.1.js"> /load.js"#
        );
    }
}
