//! Files made to break whoever reads them.

use std::fmt::Write as _;

use super::workbook::{rows, told, workbook, zip};
use crate::tables::{MOST_BYTES, Unreadable, read};

const TYPES: &[u8] = b"<Types/>";

/// Of many rows with some cells each.
fn many(rows: u32, cell: &str) -> String {
    (1..=rows).fold(String::new(), |mut all, row| {
        let _ = write!(all, "<row r=\"{row}\">{cell}</row>");
        all
    })
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 60 * 1024 * 1024];
    let file = zip(&[("[Content_Types].xml", TYPES), ("xl/workbook.xml", &zeros)]);
    assert!(file.len() < MOST_BYTES);
    assert_eq!(read(&file), Err(Unreadable::TooMuchInside));
    // One that says less than it unpacks to.
    let mut lying = file.clone();
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = lying.windows(4).position(|window| window == size) {
        lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(read(&lying), Err(Unreadable::TooMuchInside | Unreadable::Broken)));
    // Parts that are large together.
    let parts: Vec<(String, Vec<u8>)> =
        (0..5).map(|at| (at.to_string(), noise(at, 20 * 1024 * 1024))).collect();
    let parts: Vec<_> = parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    assert_eq!(read(&zip(&parts)), Err(Unreadable::TooMuchInside));
}

/// Packs to a hundredth, as no zeros do.
fn noise(seed: u32, bytes: usize) -> Vec<u8> {
    let mut state = seed.wrapping_add(1);
    let line: Vec<u8> = (0..400)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    (0..bytes).map(|at| if at % 1_000 < 4 { at.to_le_bytes()[1] } else { line[at % 400] }).collect()
}

#[test]
fn many_entries_are_refused() {
    let names: Vec<String> = (0..2_100).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(&zip(&parts)), Err(Unreadable::TooMuchInside));
}

#[test]
fn the_size_that_a_sheet_says_it_has_is_not_believed() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="A1048576" t="str"><v>a</v></c></row></sheetData></worksheet>"#;
    assert_eq!(told(&read(&workbook(sheet)).unwrap()), ["1048576: A=a"]);
    for row in ["0", "1048577", "4294967296", "-1"] {
        let beyond = rows(&format!("<row r=\"{row}\"><c t=\"str\"><v>a</v></c></row>"));
        assert!(matches!(read(&beyond), Err(Unreadable::Broken) | Ok(_)), "{row}");
    }
}

#[test]
fn too_many_rows_columns_and_cells_are_refused() {
    let one = r#"<c t="str"><v>a</v></c>"#;
    assert_eq!(read(&rows(&many(20_000, one))).unwrap().rows.len(), 20_000);
    assert_eq!(read(&rows(&many(20_051, one))), Err(Unreadable::TooManyRows));
    let last = rows(r#"<row r="1"><c r="GR1" t="str"><v>a</v></c></row>"#);
    assert_eq!(told(&read(&last).unwrap()), ["1: GR=a"]);
    // Columns that hold nothing are no columns.
    let wide = |cell: &str| rows(&format!("<row r=\"1\">{one}{}</row>", cell.repeat(100_000)));
    assert_eq!(read(&wide("<c s=\"1\"/>")).unwrap().rows[0].cells.len(), 1);
    assert_eq!(read(&wide(one)), Err(Unreadable::TooManyColumns));
    let blank = format!("{one}{}", "<c/>".repeat(1_999));
    assert_eq!(read(&rows(&many(1_501, &blank))), Err(Unreadable::TooMuchInside));
    let lines = format!("{}1\n", "1,".repeat(199)).repeat(5_100);
    assert_eq!(read(lines.as_bytes()), Err(Unreadable::TooManyCells));
    assert_eq!(read("a,".repeat(100_000).as_bytes()), Err(Unreadable::TooManyColumns));
}

#[test]
fn a_cell_of_a_megabyte_is_refused() {
    let long: String = noise(1, 1024 * 1024).iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    let cell = |text: &str| format!("<row r=\"1\"><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    assert_eq!(read(&rows(&cell(&long))), Err(Unreadable::LongCell));
    assert_eq!(read(format!("a,{long}\n").as_bytes()), Err(Unreadable::LongCell));
    assert!(read(&rows(&cell(&"ế".repeat(32_767)))).is_ok());
    assert_eq!(read(&rows(&cell(&"ế".repeat(32_768)))), Err(Unreadable::LongCell));
}

#[test]
fn a_text_that_many_cells_share_counts_in_each() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(30_000));
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<R><Relationship Id="rId1" Type="/worksheet" Target="a.xml"/><Relationship Id="rId2" Type="/sharedStrings" Target="s.xml"/></R>"#;
    let sheet = format!("<w><sheetData>{}</sheetData></w>", many(5_000, "<c t=\"s\"><v>0</v></c>"));
    let file = zip(&[
        ("[Content_Types].xml", TYPES),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/a.xml", sheet.as_bytes()),
        ("xl/s.xml", strings.as_bytes()),
    ]);
    assert_eq!(read(&file), Err(Unreadable::TooMuchInside));
}

#[test]
fn what_is_no_table_is_told_apart() {
    let inner = rows(r#"<row r="1"><c t="str"><v>a</v></c></row>"#);
    assert_eq!(read(&zip(&[("a.xlsx", &inner)])), Err(Unreadable::NotATable), "a workbook in a zip");
    assert_eq!(read(&zip(&[("word/document.xml", b"<a/>")])), Err(Unreadable::NotATable));
    let macros =
        zip(&[("[Content_Types].xml", TYPES), ("xl/workbook.xml", b"<a/>"), ("xl/vbaProject.bin", b"x")]);
    assert_eq!(read(&macros), Err(Unreadable::Macros));
    let typed: &[u8] =
        b"<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    assert_eq!(
        read(&zip(&[("[Content_Types].xml", typed), ("xl/workbook.xml", b"<a/>")])),
        Err(Unreadable::Macros)
    );
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 512], &name].concat()
    };
    assert_eq!(read(&ole("Workbook")), Err(Unreadable::OldExcel));
    assert_eq!(read(&ole("EncryptedPackage")), Err(Unreadable::Encrypted));
    assert_eq!(read(&ole("WordDocument")), Err(Unreadable::NotATable));
    assert_eq!(read(b"%PDF-1.7"), Err(Unreadable::NotATable));
    assert_eq!(read(b"\x89PNG\r\n\x1A\n\0\0"), Err(Unreadable::NotATable));
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(Unreadable::TooLarge));
}

#[test]
fn entities_that_grow_and_deep_nesting_are_refused() {
    let bomb = r#"<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#;
    assert_eq!(read(&workbook(bomb)), Err(Unreadable::Broken));
    assert_eq!(read(&rows(r#"<row r="1"><c t="str"><v>&b;</v></c></row>"#)), Err(Unreadable::Broken));
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert_eq!(read(&workbook(&deep)), Err(Unreadable::TooMuchInside));
}

#[test]
fn cells_out_of_order_and_numbers_that_are_none_are_refused() {
    for wrong in [
        r#"<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>"#,
        r#"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="AAAA1"><v>1</v></c></row>"#,
        r#"<row r="1"><c><v>1e999</v></c></row>"#,
        r#"<row r="1"><c><v>NaN</v></c></row>"#,
        r#"<row r="1"><c t="s"><v>0</v></c></row>"#,
        r#"<c r="A1"><v>1</v></c>"#,
        r#"<row r="1"><c><v>1</v></c>"#,
    ] {
        assert_eq!(read(&rows(wrong)), Err(Unreadable::Broken), "{wrong}");
    }
}

#[test]
fn a_truncated_workbook_is_broken() {
    let file = rows(r#"<row r="1"><c t="str"><v>a</v></c></row>"#);
    for length in 4..file.len() {
        assert_eq!(read(&file[..length]), Err(Unreadable::Broken), "{length}");
    }
}
