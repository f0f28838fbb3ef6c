//! Whole documents and the outlines that a careful officer expects of them; `golden/generate.py` tells how they are made.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::{collections::BTreeSet, fmt::Write, fs, ops::Range, path::Path};

use documents::clauses::outline;
use serde::Deserialize;

#[derive(Deserialize)]
struct Tree {
    preamble: [usize; 2],
    clauses: Vec<Expected>,
    closing: [usize; 2],
    hints: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Expected {
    label: String,
    level: u8,
    title: String,
    range: [usize; 2],
}

/// A clause as it is compared and shown.
#[derive(PartialEq)]
struct Line {
    label: String,
    level: u8,
    title: String,
    range: Range<usize>,
}

impl Line {
    fn show(line: Option<&Self>, body: &str) -> String {
        let Some(Self { label, level, title, range }) = line else { return "nothing".to_owned() };
        let text = body.get(range.clone()).unwrap_or("(cuts a letter)");
        let start: String = text.chars().take(60).collect();
        format!("{label:?}, level {level}, {range:?}\n    title {title:?}\n    begins {start:?}")
    }
}

fn range([start, end]: [usize; 2]) -> Range<usize> {
    start..end
}

/// The first word of what `Debug` says: the name of a hint without its fields.
fn first_word(debug: &str) -> String {
    debug.chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

fn read(file: &str) -> String {
    let path = Path::new("tests/golden").join(file);
    fs::read_to_string(path).unwrap()
}

/// Compares the outline of a document with the expected one, and says where they part.
fn check(name: &str) {
    let body = read(&format!("{name}.txt"));
    let tree: Tree = serde_json::from_str(&read(&format!("{name}.tree.json"))).unwrap();
    let found = outline(&body);

    let expected_clauses: Vec<Line> = tree
        .clauses
        .into_iter()
        .map(|Expected { label, level, title, range: ends }| Line { label, level, title, range: range(ends) })
        .collect();
    let found_clauses: Vec<Line> = found
        .clauses
        .into_iter()
        .map(|clause| Line {
            label: clause.label,
            level: clause.level,
            title: clause.title,
            range: clause.range,
        })
        .collect();
    let found_hints: BTreeSet<String> =
        found.hints.iter().map(|hint| first_word(&format!("{hint:?}"))).collect();

    let mut report = String::new();
    if found.preamble != range(tree.preamble) {
        let (expected, found) = (range(tree.preamble), found.preamble);
        writeln!(report, "  preamble: expected {expected:?}, found {found:?}").unwrap();
    }
    let count = expected_clauses.len().max(found_clauses.len());
    let parting = (0..count).find(|&index| expected_clauses.get(index) != found_clauses.get(index));
    if let Some(index) = parting {
        let expected = Line::show(expected_clauses.get(index), &body);
        let found = Line::show(found_clauses.get(index), &body);
        let (wanted, got) = (expected_clauses.len(), found_clauses.len());
        writeln!(report, "  clause {} of {wanted} (found {got}):", index + 1).unwrap();
        writeln!(report, "  expected {expected}\n  found    {found}").unwrap();
    }
    if found.closing != range(tree.closing) {
        let (expected, found) = (range(tree.closing), found.closing);
        writeln!(report, "  closing: expected {expected:?}, found {found:?}").unwrap();
    }
    if found_hints != tree.hints {
        writeln!(report, "  hints: expected {:?}, found {found_hints:?}", tree.hints).unwrap();
    }
    assert!(report.is_empty(), "{name} is read otherwise than expected:\n{report}");
}

#[test]
fn the_dispatch_of_2019_has_22_clauses() {
    check("00-dispatch-2019");
}

#[test]
fn a_regulation_nests_parts_chapters_sections_and_articles() {
    check("01-quy-che-phan-chuong-muc-dieu");
}

#[test]
fn glued_markers_cut_inside_the_line() {
    check("02-huong-dan-chu-dinh-lien");
}

#[test]
fn a_quote_hides_its_own_markers_and_swallows_no_others() {
    check("03-ke-hoach-xoa-mu-chu");
}

#[test]
fn an_annex_after_the_signature_gives_no_clauses() {
    check("04-quyet-dinh-co-phu-luc");
}

#[test]
fn missing_and_repeated_numbers_are_still_clauses() {
    check("05-danh-so-nham");
}

#[test]
fn a_document_without_numbering_is_one_clause() {
    check("06-khong-danh-so");
}

#[test]
fn a_document_may_start_with_its_first_clause_and_be_full_of_blanks() {
    check("07-vao-thang-muc-mot");
}

#[test]
fn other_habits_of_numbering_are_read_alike() {
    check("08-bao-cao-kieu-danh-so-khac");
}
