//! With the feature `embed`: the bundle in the folder `DENSACH_DIST`, file by file, as a table in the binary.
use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-env-changed=DENSACH_DIST");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return;
    }
    let dist = env::var_os("DENSACH_DIST")
        .expect("with the feature `embed`, DENSACH_DIST names the bundle's folder");
    let dist =
        fs::canonicalize(&dist).unwrap_or_else(|cause| panic!("DENSACH_DIST, {}: {cause}", dist.display()));
    assert!(dist.join("index.html").exists(), "DENSACH_DIST, {}, holds no index.html", dist.display());
    println!("cargo::rerun-if-changed={}", dist.display());

    let mut table = String::from("fn bytes(name: &str) -> Option<&'static [u8]> {\n    Some(match name {\n");
    for file in files(&dist) {
        let name = file.strip_prefix(&dist).expect("it was found there");
        let _ = writeln!(table, "        {:?} => include_bytes!({:?}),", name.display(), file.display());
    }
    table += "        _ => return None,\n    })\n}\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("bundle.rs");
    fs::write(out, table).expect("OUT_DIR is writable");
}

/// Sorted, so that the same bundle makes the same binary.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()))
        .map(|entry| entry.expect("a folder that opens can be listed").path())
        .collect();
    entries.sort();
    entries.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
