//! The sheet: A4, its margins, and the page number from the second page on.

use super::{
    Report,
    styles::Style,
    text::{escape, paragraph},
};

pub const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// The width between the margins, in twentieths of a point: 160 mm.
pub const TEXT_WIDTH: u32 = 9071;

/// 20 mm above, below and on the right, 30 mm on the left, where the sheet is bound. The number stands 10 mm
/// from the edge. `titlePg` keeps the first page without a number.
const SECTION: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#;

/// document.xml.
pub fn document(body: &str) -> String {
    format!(
        r#"{DECLARATION}<w:document {NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}{SECTION}</w:body></w:document>"#
    )
}

pub fn header_with_number() -> String {
    format!(
        r#"{DECLARATION}<w:hdr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#,
        Style::Header.id()
    )
}

pub fn header_of_first_page() -> String {
    format!("{DECLARATION}<w:hdr {NAMESPACE}>{}</w:hdr>", paragraph(Style::Header, ""))
}

pub fn settings() -> String {
    format!(
        r#"{DECLARATION}<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"#
    )
}

/// The title and the author that file managers and screen readers say; no times, for they would differ each time.
pub fn properties(report: &Report) -> String {
    let title = [report.kind.trim(), report.subject.trim()].join(" ").replace('\n', " ");
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"#,
        escape(title.trim()),
        escape(&report.issuing_body)
    )
}
