//! Workbooks put together part by part, as no program would write them.
use std::io::Write as _;

use zip::{ZipWriter, write::SimpleFileOptions};

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
pub const BOOK: (&str, &[u8]) =
    ("xl/workbook.xml", br#"<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>"#);

/// The relations of a workbook whose sheet lies there.
pub fn related(target: &str) -> String {
    format!(
        r#"<R><Relationship Id="1" Type="x/worksheet" Target="{target}"/><Relationship Id="2" Type="x/sharedStrings" Target="s.xml"/></R>"#
    )
}

/// A workbook whose one sheet is given as it is, with other parts.
pub fn package(sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    let relations = related("a.xml");
    let own = [TYPES, BOOK, ("xl/_rels/workbook.xml.rels", relations.as_bytes()), ("xl/a.xml", sheet)];
    zipped(&[&own, others].concat())
}

pub fn rows(xml: &str) -> String {
    format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{xml}</sheetData></worksheet>")
}

pub fn book(xml: &str) -> Vec<u8> {
    package(rows(xml).as_bytes(), &[])
}

pub fn text(cell: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")
}

/// A heading, and the rows that follow it.
pub fn school_rows(rest: &str) -> String {
    format!("<row r=\"1\">{}</row>{rest}", ["Tên", "Loại", "Xã"].map(text).concat())
}

pub fn school(number: u32, name: &str) -> String {
    format!("<row r=\"{number}\">{}</row>", [name, "Trường học", "Chiềng Ly"].map(text).concat())
}

/// Letters that pack to no less than a sheet does.
pub fn letters(count: usize) -> String {
    let mut state = 7_u32;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (state >> 24) as u8 % 26)
    })
    .take(count)
    .collect()
}

/// Some hundred letters over and over, as the texts of a sheet are: packs to a fiftieth.
pub fn repeating(bytes: usize) -> String {
    letters(400).repeat(bytes / 400 + 1)[..bytes].to_owned()
}
