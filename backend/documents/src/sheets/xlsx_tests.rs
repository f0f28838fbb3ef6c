use std::io::{Cursor, Read};

use proptest::prelude::*;
use zip::ZipArchive;

use super::*;
use crate::sheets::Heading;

fn heading(words: &str) -> Heading {
    Heading { words: words.to_owned(), width: 20 }
}

fn sheet_of(bytes: Vec<u8>) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), 6);
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    sheet
}

#[test]
fn a_row_holds_texts_numbers_and_days() {
    let day = NaiveDate::from_ymd_opt(2020, 4, 15).unwrap();
    let headings = ["Việc", "Hạn", "Nộp lúc"].map(heading);
    let mut xlsx = Xlsx::begin(&Head { name: "Việc [được] giao", headings: &headings }).unwrap();
    xlsx.row(&[Cell::text("=1+1 <b>"), Cell::Day(day), Cell::Moment(day.and_hms_opt(12, 0, 0).unwrap())])
        .unwrap();
    xlsx.row(&[Cell::text("_x0041_ A\0"), Cell::Empty, Cell::Number(7)]).unwrap();
    let bytes = [xlsx.take(), xlsx.finish().unwrap()].concat();
    let sheet = sheet_of(bytes);
    for part in [
        "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Việc</t></is></c>",
        "<c r=\"A2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1 &lt;b&gt;</t></is></c>",
        "<c r=\"B2\" s=\"4\"><v>43936</v></c><c r=\"C2\" s=\"5\"><v>43936.500000</v></c>",
        "<row r=\"3\"><c r=\"A3\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">_x005F_x0041_ A</t></is></c>\
         <c r=\"C3\"><v>7</v></c></row>",
        "<autoFilter ref=\"A1:C3\"/>",
    ] {
        assert!(sheet.contains(part), "{part} is not in {sheet}");
    }
    assert!(!sheet.contains("<f>"));
}

#[test]
fn what_is_ready_leaves_while_rows_still_come() {
    let mut xlsx = Xlsx::begin(&Head { name: "A", headings: &[heading("A")] }).unwrap();
    let (mut most, mut all) = (0, Vec::new());
    for at in 0..20_000_u64 {
        // Words that do not pack well.
        xlsx.row(&[Cell::text(format!("{:x}", at.wrapping_mul(0x9E37_79B9_7F4A_7C15)))]).unwrap();
        if at % 100 == 0 {
            let ready = xlsx.take();
            most = most.max(ready.len());
            all.extend(ready);
        }
    }
    all.extend(xlsx.finish().unwrap());
    assert!(most < 100_000 && all.len() > most * 3, "{most} of {}", all.len());
    assert_eq!(sheet_of(all).matches("<row ").count(), 20_001);
}

#[test]
fn columns_are_counted_in_letters() {
    for (at, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
    {
        assert_eq!(letters(at), expected);
    }
}

proptest! {
    /// Whatever somebody wrote, the sheet stays XML and holds no formula.
    #[test]
    fn no_text_leaves_its_cell(text in any::<String>()) {
        let mut xlsx = Xlsx::begin(&Head { name: &text, headings: &[heading(&text)] }).unwrap();
        xlsx.row(&[Cell::text(text)]).unwrap();
        let sheet = sheet_of(xlsx.finish().unwrap());
        let mut reader = quick_xml::Reader::from_str(&sheet);
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(tag) => prop_assert!(tag.name().as_ref() != "f"),
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
    }
}
