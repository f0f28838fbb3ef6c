//! Builds .docx files the way word processors and attackers do.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A .docx whose body is this.
pub fn docx(body: &str) -> Vec<u8> {
    of_document(&document(body))
}

pub fn of_document(document: &str) -> Vec<u8> {
    zip(&[("[Content_Types].xml", CONTENT_TYPES.as_bytes()), ("word/document.xml", document.as_bytes())])
}

pub fn numbered(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("word/document.xml", document(body).as_bytes()),
        ("word/numbering.xml", format!("<w:numbering {NAMESPACES}>{numbering}</w:numbering>").as_bytes()),
        ("word/styles.xml", format!("<w:styles {NAMESPACES}>{styles}</w:styles>").as_bytes()),
    ])
}

pub fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"#)
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph in a list.
pub fn item(list: u32, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

pub fn level(number: u8, format: &str, text: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// A pattern and the list of the same number.
pub fn list(number: u32, levels: &[String]) -> (String, String) {
    (
        format!(r#"<w:abstractNum w:abstractNumId="{number}">{}</w:abstractNum>"#, levels.concat()),
        format!(r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>"#),
    )
}
