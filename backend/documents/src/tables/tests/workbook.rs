//! Workbooks as programs write them, and what is read of them.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::tables::{Area, Day, Table, Value, letters, read};

const TYPES: &str = r#"<Types xmlns="urn:types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="urn:x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="urn:x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="urn:x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="urn:x/styles" Target="styles.xml"/></Relationships>"#;

pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet, whose XML is given.
pub fn workbook(sheet: &str) -> Vec<u8> {
    let book = r#"<x:workbook xmlns:x="urn:s" xmlns:r="urn:r"><x:sheets><x:sheet name="Danh sách" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>"#;
    packed(book, sheet, "", "", "")
}

pub fn rows(rows: &str) -> Vec<u8> {
    workbook(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
}

fn packed(book: &str, sheet: &str, second: &str, strings: &str, styles: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", second.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ])
}

/// Each row by its number, each cell by its letter.
pub fn told(table: &Table) -> Vec<String> {
    let cell = |(column, value): &(u32, Value)| format!(" {}={}", letters(*column), value.text());
    let row = |row: &crate::tables::Row| {
        format!("{}:{}", row.number, row.cells.iter().map(cell).collect::<String>())
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn a_workbook_is_read_as_its_reader_sees_it() {
    let book = r#"<workbook xmlns:r="urn:r"><workbookPr/><sheets><sheet name="ẩn" state="hidden" r:id="rId1"/><sheet name="Xã &amp; bản" r:id="rId2"/></sheets></workbook>"#;
    let strings = r#"<sst><si><t>Tên</t></si><si><r><t>Chiềng </t></r><r><rPr><b/></rPr><t xml:space="preserve">Ly</t></r><rPh sb="0"><t>không</t></rPh></si></sst>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd\-mm&quot;d&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.0&quot; đồng&quot;\d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>"#;
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"/><c r="D2" t="inlineStr"><is><t> Ngày_x000D_ </t></is></c></row>
      <row r="5"><c r="A5" t="s"><v>1</v></c><c t="b"><v>1</v></c><c s="3"><v>12.50</v></c><c r="D5" s="1"><v>43831.75</v></c>
        <c r="E5" s="2"><v>59</v></c><c r="F5" t="str"><f>A1&amp;"x"</f><v>=1+1</v></c><c r="G5"><f>1+1</f><v>2</v></c>
        <c r="H5" t="e"><v>#N/A</v></c><c r="I5" t="d"><v>2020-02-29T00:00:00</v></c></row>
      </sheetData><mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells></worksheet>"#;
    let table = read(&packed(book, "<worksheet/>", sheet, strings, styles)).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("Xã & bản"));
    let expected = [
        "2: A=Tên D=Ngày",
        "5: A=Chiềng Ly B=TRUE C=12.5 D=01/01/2020 E=28/02/1900 F==1+1 G=2 H=#N/A I=29/02/2020",
    ];
    assert_eq!(told(&table), expected);
    assert_eq!(table.merged, [Area { rows: (5, 6), columns: (0, 1) }]);
    assert_eq!(table.rows[1].at(2), Some(&Value::Number(12.5)));
    assert_eq!(table.rows[1].at(20), None);
}

#[test]
fn a_workbook_may_count_its_days_from_1904() {
    let book = r#"<workbook xmlns:r="urn:r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet =
        r#"<worksheet><sheetData><row r="1"><c r="A1" s="0"><v>42369</v></c></row></sheetData></worksheet>"#;
    assert_eq!(told(&read(&packed(book, sheet, "", "", styles)).unwrap()), ["1: A=01/01/2020"]);
}

#[test]
fn days_are_read_as_they_are_written_here() {
    let day = |year, month, day| Some(Day { year, month, day });
    for (text, expected) in [
        ("05/09/2026", day(2026, 9, 5)),
        (" 5-9-2026 ", day(2026, 9, 5)),
        ("5.9.2026", day(2026, 9, 5)),
        ("2026-09-05", day(2026, 9, 5)),
        ("29/02/2020", day(2020, 2, 29)),
        ("29/02/2100", None),
        ("31/04/2020", None),
        ("13/13/2020", None),
        ("0/1/2020", None),
        ("5/9/26", None),
        ("5/9", None),
        ("+5/9/2026", None),
        ("05/09/2026 10:00", None),
        ("", None),
    ] {
        assert_eq!(Day::parse(text), expected, "{text}");
    }
}

#[test]
fn columns_are_called_by_letters() {
    let called = [(0, "A"), (25, "Z"), (26, "AA"), (199, "GR"), (701, "ZZ"), (702, "AAA")];
    for (column, name) in called {
        assert_eq!(letters(column), name);
    }
}
