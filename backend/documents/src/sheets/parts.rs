//! The parts of a workbook that do not depend on its rows.
use std::fmt::Write;

use super::{Head, xlsx::escaped};

pub const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
pub const PACKAGE_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub const WORKBOOK_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// The looks of cells, by their place in [`STYLES`]. Text is marked as text, so that it stays text when somebody edits it.
pub const HEADING: u8 = 1;
pub const TEXT: u8 = 2;
pub const QUOTED: u8 = 3;
pub const DAY: u8 = 4;
pub const MOMENT: u8 = 5;
pub const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="hh:mm\ dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs></styleSheet>"#;

/// Signs that the name of a sheet cannot hold.
const NOT_IN_A_NAME: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];
const MOST_OF_A_NAME: usize = 31;

/// The first row is printed on each page.
pub fn workbook(name: &str) -> String {
    let name: String =
        name.chars().filter(|sign| !NOT_IN_A_NAME.contains(sign)).take(MOST_OF_A_NAME).collect();
    let name = escaped(&name);
    format!(
        "{DECLARATION}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet \
         name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName \
         name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{name}'!$1:$1</definedName></definedNames></workbook>"
    )
}

/// What stands before the rows: one page wide on paper, the headings stay on the screen.
pub fn opening(head: &Head<'_>) -> String {
    let mut widths = String::new();
    for (at, heading) in (1..).zip(head.headings) {
        let _ =
            write!(widths, "<col min=\"{at}\" max=\"{at}\" width=\"{}\" customWidth=\"1\"/>", heading.width);
    }
    format!(
        "{DECLARATION}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr>\
         <pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
         topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>{widths}\
         </cols><sheetData>"
    )
}

/// What stands behind the rows.
pub fn closing(last: &str, rows: u32) -> String {
    format!(
        "</sheetData><autoFilter ref=\"A1:{last}{rows}\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" \
         bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" \
         fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
    )
}
