//! Files made to break whoever reads them: each has a clear answer, and nothing of it is kept.
use std::{fmt::Write as _, io::Write as _};

use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{HEADINGS, admin, schools, workbook};
use crate::harness::TestApp;

on_both_databases! {
    hostile_files_are_refused_and_leave_nothing,
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose one sheet is given as it is.
fn sheet(xml: &str) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>"#,
        ),
        ("xl/_rels/workbook.xml.rels", br#"<R><Relationship Id="1" Type="x/worksheet" Target="a.xml"/></R>"#),
        ("xl/a.xml", xml.as_bytes()),
    ])
}

fn rows(xml: &str) -> Vec<u8> {
    sheet(&format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{xml}</sheetData></worksheet>"))
}

fn text(cell: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")
}

/// A megabyte that packs to no less than a sheet does.
fn megabyte() -> String {
    let mut state = 7_u32;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (state >> 24) as u8 % 26)
    })
    .take(1024 * 1024)
    .collect()
}

async fn hostile_files_are_refused_and_leave_nothing(app: TestApp) {
    let mut admin = admin(&app).await;
    let before = app.count("organization").await;
    let many = (1..=20_052).fold(String::new(), |mut all, row| {
        let _ = write!(all, "<row r=\"{row}\">{}</row>", text("a"));
        all
    });
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>";
    let one = rows(&format!("<row r=\"1\">{}</row>", text("a")));
    let hostile = [
        ("unpacks to too much", sheet(&" ".repeat(8 * 1024 * 1024))),
        ("a hundred thousand columns", rows(&format!("<row r=\"1\">{}</row>", text("a").repeat(100_000)))),
        ("20,001 rows", workbook(&HEADINGS, &schools(20_001))),
        ("still more rows", rows(&many)),
        ("a cell of a megabyte", rows(&format!("<row r=\"1\">{}</row>", text(&megabyte())))),
        ("entities", sheet(bomb)),
        ("cut off within", sheet("<worksheet><sheetData><row r=\"1\"><c")),
        ("a heading alone", one.clone()),
        ("a picture", b"\x89PNG\r\n\x1A\n and more".to_vec()),
        ("legacy letters", "Tªn,X·\nTr\u{AD}êng TiÓu häc ChiÒng Ly,X· ChiÒng Ly\n".repeat(3).into_bytes()),
    ];
    for (what, file) in hostile {
        let looked = admin.bring("ORGANIZATIONS", file).await;
        assert_eq!(looked["userErrors"][0]["path"], json!(["input", "sha256"]), "{what}: {looked}");
        assert_eq!(
            (&looked["import"], &looked["userErrors"][0]["code"]),
            (&Value::Null, &json!("INVALID")),
            "{what}"
        );
    }
    // These are not even taken.
    let macros = zipped(&[
        ("[Content_Types].xml", b"<a/>"),
        ("xl/workbook.xml", b"<a/>"),
        ("xl/vbaProject.bin", b"x"),
    ]);
    let cut = one[..one.len() - 30].to_vec();
    for (what, file) in
        [("macros", macros), ("a zip in a zip", zipped(&[("a.xlsx", &one)])), ("cut off", cut)]
    {
        let (status, answer) = admin.send_file("a.xlsx", file).await;
        assert_eq!((status, &answer["error"]["code"]), (415, &json!("KIND")), "{what}");
    }
    assert_eq!((app.count("import_batch").await, app.count("organization").await), (0, before));
    // Formulas are what they had come to, and what looks like one is a text.
    let cells = ["Tên", "Loại", "Xã"].map(text).concat();
    let school = ["=cmd|'/c calc'!A1", "Trường học", "Chiềng Ly"].map(text).concat();
    let computed = "<c t=\"str\"><f>\"Trường \"&amp;1</f><v>Trường 1</v></c>";
    let computed = format!("{computed}{}", ["Trường học", "Chiềng Ly"].map(text).concat());
    let file =
        rows(&format!("<row r=\"1\">{cells}</row><row r=\"2\">{school}</row><row r=\"3\">{computed}</row>"));
    let looked = admin.bring("ORGANIZATIONS", file).await;
    let done = admin.commit(&looked["import"], "ALL_OR_NOTHING").await;
    assert_eq!(done["import"]["written"], 2, "{done}");
    for name in ["=cmd|''/c calc''!A1", "Trường 1"] {
        assert_eq!(app.count(&format!("organization WHERE name = '{name}'")).await, 1, "{name}");
    }
}
