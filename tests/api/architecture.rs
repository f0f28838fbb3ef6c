use std::{
    fs,
    path::{Path, PathBuf},
};

const SLICES: [&str; 9] = [
    "assignments", "directives", "identity", "imports", "notifications", "organizations", "places",
    "reports", "views",
];

/// A slice speaks to another through its `mod.rs`, never to its tables.
#[test]
fn slices_do_not_reach_into_each_other() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/src");
    for slice in SLICES {
        for file in rust_files(&source.join(slice)) {
            let text = fs::read_to_string(&file).unwrap();
            for other in SLICES.iter().filter(|other| **other != slice) {
                for private in ["store", "entity"] {
                    let path = format!("{other}::{private}");
                    assert!(!text.contains(&path), "{} uses {path}", file.display());
                }
            }
        }
    }
}

#[test]
fn every_file_fits_on_a_few_screens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for member in ["backend", "migrations", "shared", "tests"] {
        for file in rust_files(&root.join(member)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            let most = if file.parent().unwrap().ends_with("mutations") { 120 } else { 250 };
            assert!(lines <= most, "{} has {lines} lines", file.display());
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("target"))
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}
