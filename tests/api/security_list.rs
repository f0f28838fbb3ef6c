//! docs/security.md names the tests that hold each promise; one that is renamed or gone shows here.
use std::{collections::BTreeSet, fs, path::Path};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Promises that nothing holds yet: said in so many words, and in no other row.
const NOT_YET: [&str; 2] = ["D16", "D23"];

/// The lines of the table: id, and what stands in the last cell.
fn rows(text: &str) -> Vec<(&str, &str)> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| D")?.strip_suffix(" |"));
    cells.map(|row| (row.split(" |").next().unwrap(), row.rsplit("| ").next().unwrap())).collect()
}

/// The tests a cell names: a file, then functions of it.
fn tests(cell: &str) -> Vec<(&str, &str)> {
    let mut file = "";
    let mut tests = Vec::new();
    for quoted in cell.split('`').skip(1).step_by(2) {
        if quoted.contains('/') {
            file = quoted;
        } else {
            tests.push((file, quoted));
        }
    }
    tests
}

/// Whether a source tells this sentence as a test.
fn tells(source: &str, name: &str) -> bool {
    let Some(at) = source.find(&format!("fn {name}(")) else { return false };
    let before = &source[..at];
    let start = before.rfind("\n\n").unwrap_or(0).max(before.rfind('}').unwrap_or(0));
    let listed = source
        .split("on_both_databases! {")
        .nth(1)
        .and_then(|list| list.split('}').next())
        .is_some_and(|list| list.split(',').any(|one| one.trim() == name));
    listed || before[start..].contains("#[test]") || before[start..].contains("#[tokio::test")
}

fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, cell) in rows(text) {
        let named = tests(cell);
        let is_open = NOT_YET.contains(&format!("D{id}").as_str());
        if named.is_empty() != is_open {
            faults.push(format!("D{id} names {} tests", named.len()));
        }
        for (file, name) in named {
            let source = fs::read_to_string(Path::new(ROOT).join(file)).unwrap_or_default();
            if !tells(&source, name) {
                faults.push(format!("D{id}: there is no test {name} in {file}"));
            }
        }
    }
    faults
}

fn read() -> String {
    fs::read_to_string(Path::new(ROOT).join("docs/security.md")).unwrap()
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let text = read();
    assert_eq!(faults(&text), [""; 0]);
    let ids: Vec<String> = rows(&text).iter().map(|(id, _)| format!("D{id}")).collect();
    assert_eq!(ids, (1..=25).map(|number| format!("D{number:02}")).collect::<Vec<_>>());
    // A name that is gone is noticed.
    let gone = text.replace("`nobody_sees_the_rows_of_another`", "`nobody_sees_anything`");
    assert_eq!(faults(&gone), ["D03: there is no test nobody_sees_anything in tests/api/tenants/mod.rs"]);
}

/// A test that says which promise it holds stands in that promise's row.
#[test]
fn every_test_that_names_a_promise_is_in_its_row() {
    let text = read();
    let folder = Path::new(ROOT).join("tests/api");
    let inner = ["authz", "tenants"].map(|name| folder.join(name));
    let files = [folder].into_iter().chain(inner).flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut seen = BTreeSet::new();
    for file in files.map(|file| file.unwrap().path()).filter(|file| file.is_file()) {
        let source = fs::read_to_string(&file).unwrap();
        let name = file.display().to_string();
        let name = name.split("/../").last().unwrap();
        for line in source.lines().filter(|line| line.trim_start().starts_with("//")) {
            let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
            for id in words.filter(|word| {
                word.len() == 3
                    && word.starts_with('D')
                    && word[1..].bytes().all(|digit| digit.is_ascii_digit())
            }) {
                let all = rows(&text);
                let cell = all.iter().find(|(of, _)| *of == &id[1..]).map_or("", |(_, cell)| *cell);
                assert!(
                    cell.contains(&format!("`{name}`")),
                    "{id} is named in {name}, whose row knows nothing of it"
                );
                seen.insert(id.to_owned());
            }
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
}
