//! When the sources were last written.
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::shell::root;

pub const OF_THE_SERVER: [&str; 5] = ["backend", "migrations", "shared", "Cargo.toml", "Cargo.lock"];
pub const OF_THE_BUNDLE: [&str; 8] = [
    "frontend",
    "shared",
    "schema.graphql",
    "xtask/src",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "rust-toolchain.toml",
];

pub fn newest(places: &[&str]) -> SystemTime {
    places.iter().map(|place| newest_under(&root().join(place))).max().unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Folders count too: their time moves when a file is deleted.
fn newest_under(path: &Path) -> SystemTime {
    let own = fs::metadata(path).and_then(|file| file.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    let paths: Vec<PathBuf> = inside.map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    paths.iter().map(|path| newest_under(path)).fold(own, SystemTime::max)
}

/// Editors write their scratch files under such names.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
