use super::docx_file::{CONTENT_TYPES, document, docx, of_document, p, zip};
use crate::reading::{Format, Unreadable, read};

fn body(xml: &str) -> String {
    read(&docx(xml)).unwrap().body
}

fn cell(inner: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(&p(text))).collect::<String>())
}

#[test]
fn a_paragraph_is_a_line() {
    let file = docx(&[p("Kính gửi: các trường"), p(""), p(" 1. Tăng cường  ")].concat());
    let reading = read(&file).unwrap();
    assert_eq!(reading.body, "Kính gửi: các trường\n\n 1. Tăng cường  ");
    assert_eq!(reading.format, Format::Docx);
}

#[test]
fn runs_are_joined_and_breaks_and_tabs_kept() {
    let xml = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>Số:</w:t><w:tab/></w:r>
        <w:hyperlink><w:r><w:t>15</w:t></w:r></w:hyperlink><w:r><w:t>/BC</w:t><w:noBreakHyphen/><w:t>PGDĐT</w:t><w:br/><w:t>a
b</w:t></w:r></w:p>"#;
    assert_eq!(body(xml), "Số:\t15/BC-PGDĐT\na b");
}

#[test]
fn entities_and_sections_of_raw_text_are_text() {
    assert_eq!(body(&p("a &amp;&lt;w:p&gt; &#272;&#x111; <![CDATA[<b>]]>")), "a &<w:p> Đđ <b>");
}

#[test]
fn a_table_row_is_a_line() {
    let table =
        format!("<w:tbl><w:tblPr/>{}{}{}</w:tbl>", row(&["TT", "Đơn vị"]), row(&["1", ""]), row(&["", ""]));
    assert_eq!(body(&[p("Bảng"), table, p("Hết")].concat()), "Bảng\nTT | Đơn vị\n1 | \n\nHết");
}

#[test]
fn a_cell_of_several_paragraphs_and_a_table_in_a_cell_stay_in_their_row() {
    let inner = format!("<w:tbl>{}</w:tbl>", row(&["a", "b"]));
    let letterhead = cell(&[p("UBND HUYỆN"), p(""), p("PHÒNG GIÁO DỤC")].concat());
    let table = format!("<w:tbl><w:tr>{letterhead}{}</w:tr></w:tbl>", cell(&(inner + &p(""))));
    assert_eq!(body(&table), "UBND HUYỆN PHÒNG GIÁO DỤC | a | b");
}

#[test]
fn deletions_are_left_out_and_insertions_kept() {
    let xml = r"<w:p><w:r><w:t>mở </w:t></w:r><w:del><w:r><w:delText>ba</w:delText><w:t>ba</w:t></w:r></w:del>
        <w:ins><w:r><w:t>bốn</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:r><w:t> lớp</w:t></w:r></w:p>";
    assert_eq!(body(xml), "mở bốn lớp");
}

#[test]
fn a_paragraph_whose_end_is_deleted_runs_on() {
    let xml = r"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Một </w:t></w:r></w:p><w:p><w:r><w:t>dòng</w:t></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(body(xml), "Một dòng");
}

#[test]
fn a_text_box_is_read_once() {
    let inside = p("Trong khung");
    let xml = format!(
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ngoài khung</w:t></w:r></w:p>"#
    );
    assert_eq!(body(&xml), "Trong khung\nNgoài khung");
}

#[test]
fn hidden_text_and_field_codes_are_left_out() {
    let xml = r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
        <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r></w:p>"#;
    assert_eq!(body(xml), "hiện");
}

#[test]
fn content_controls_are_seen_through() {
    let xml =
        format!("<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("Nội dung"));
    assert_eq!(body(&xml), "Nội dung");
}

#[test]
fn the_prefix_and_the_strict_namespace_are_the_writers_choice() {
    let xml = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:w="urn:other">
        <x:body><x:p><x:r><x:t>Có</x:t><w:t>không</w:t></x:r></x:p></x:body></x:document>"#;
    assert_eq!(read(&of_document(xml)).unwrap().body, "Có");
}

#[test]
fn parts_in_utf_16_are_read() {
    let text = format!("\u{FEFF}{}", document(&p("Điều 1.")).replace("?>", r#" encoding="UTF-16"?>"#));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = zip(&[("[Content_Types].xml", CONTENT_TYPES.as_bytes()), ("word/document.xml", &bytes)]);
    assert_eq!(read(&file).unwrap().body, "Điều 1.");
}

#[test]
fn a_document_in_an_old_encoding_is_refused() {
    let text = p("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc");
    assert_eq!(read(&docx(&text)), Err(Unreadable::LegacyEncoding { name: "TCVN3 (ABC)" }));
}

#[test]
fn a_document_without_text_is_empty() {
    assert_eq!(read(&docx("")), Err(Unreadable::Empty));
}
