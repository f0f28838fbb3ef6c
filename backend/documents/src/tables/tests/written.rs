//! What is written is read back as it was.

use super::workbook::told;
use crate::tables::{Choice, Day, Look, Sheet, Value, Written, read, xlsx};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn rows_come_back_as_they_were_and_no_text_becomes_a_formula() {
    let cells = vec![
        (0, text("=HYPERLINK(\"http://a\")"), Look::Plain),
        (1, text("@A1 & <b>\u{1}"), Look::Wrong),
        (2, Value::Number(0.1), Look::Wrong),
        (3, Value::Day(Day { year: 2026, month: 9, day: 5 }), Look::Plain),
        (4, Value::Day(Day { year: 1900, month: 3, day: 1 }), Look::Wrong),
        (30, Value::Truth(true), Look::Note),
    ];
    let heading = Written { number: 1, cells: vec![(0, text("Tên"), Look::Heading)] };
    let sheet = Sheet {
        name: "Dữ liệu".to_owned(),
        rows: vec![heading, Written { number: 7, cells }],
        widths: vec![20],
        frozen: 1,
        choices: vec![Choice { column: 1, rows: (2, 9), sheet: "Danh mục".to_owned(), from_rows: (1, 3) }],
    };
    let bytes = xlsx(std::slice::from_ref(&sheet)).unwrap();
    assert_eq!(bytes, xlsx(&[sheet]).unwrap());
    let table = read(&bytes).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("Dữ liệu"));
    let expected =
        ["1: A=Tên", "7: A==HYPERLINK(\"http://a\") B=@A1 & <b> C=0.1 D=05/09/2026 E=01/03/1900 AE=TRUE"];
    assert_eq!(told(&table), expected);
    // A formula has an element of its own; there is none in all the file.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let part = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!part.contains("<f>") && part.contains("=HYPERLINK"), "{part}");
}
