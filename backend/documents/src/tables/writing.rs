//! Rows as an .xlsx, for whoever fills them in or mends them: rows stand where they stood, cells are marked, and choices
//! have a sheet of their own. (A list on its way out is written by [`crate::sheets`], row by row.) Texts stay texts:
//! nothing that somebody wrote is ever a formula.

use std::fmt::Write as _;

use super::{Value, letters, looks};
use crate::{
    packing::{self, NotPacked},
    sheets::escaped,
};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    Heading,
    /// Something is wrong with it.
    Wrong,
    /// What tells it.
    Note,
}

/// A row to write; rows come from above and cells from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    pub number: u32,
    pub cells: Vec<(u32, Value, Look)>,
}

/// A column in which one of some values is chosen; they stand in the first column of another sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub column: u32,
    pub rows: (u32, u32),
    pub sheet: String,
    pub from_rows: (u32, u32),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Written>,
    /// Of columns from the left, in letters.
    pub widths: Vec<u16>,
    /// How many rows from above stay in sight.
    pub frozen: u32,
    pub choices: Vec<Choice>,
}

/// The sheets as .xlsx; the same sheets always give the same bytes.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, NotPacked> {
    let declared =
        |part: &str| format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{part}");
    let mut types = String::from(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    );
    let mut book = format!(r#"<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}"><sheets>"#);
    let mut relations = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId0" Type="{RELATIONS}/styles" Target="styles.xml"/>"#
    );
    // Writing to a string cannot fail.
    for (number, sheet) in (1..).zip(sheets) {
        let _ = write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        );
        let name = escaped(&sheet.name);
        let _ = write!(book, r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
        let _ = write!(
            relations,
            r#"<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
    }
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), declared(&(types + "</Types>"))),
        ("_rels/.rels".to_owned(), declared(&root)),
        ("xl/workbook.xml".to_owned(), declared(&(book + "</sheets></workbook>"))),
        ("xl/_rels/workbook.xml.rels".to_owned(), declared(&(relations + "</Relationships>"))),
        ("xl/styles.xml".to_owned(), declared(&looks::part(NAMESPACE))),
    ];
    for (number, sheet) in (1..).zip(sheets) {
        parts.push((format!("xl/worksheets/sheet{number}.xml"), declared(&part(sheet))));
    }
    packing::pack(parts.iter().map(|(name, part)| (name.as_str(), part.as_str())))
}

fn part(sheet: &Sheet) -> String {
    let mut xml = format!(r#"<worksheet xmlns="{NAMESPACE}"><sheetViews><sheetView workbookViewId="0">"#);
    if sheet.frozen > 0 {
        let (rows, next) = (sheet.frozen, sheet.frozen + 1);
        let _ = write!(
            xml,
            r#"<pane ySplit="{rows}" topLeftCell="A{next}" activePane="bottomLeft" state="frozen"/>"#
        );
    }
    xml.push_str("</sheetView></sheetViews>");
    if !sheet.widths.is_empty() {
        xml.push_str("<cols>");
        for (column, width) in (1..).zip(&sheet.widths) {
            let _ = write!(xml, r#"<col min="{column}" max="{column}" width="{width}" customWidth="1"/>"#);
        }
        xml.push_str("</cols>");
    }
    xml.push_str("<sheetData>");
    for row in &sheet.rows {
        let _ = write!(xml, r#"<row r="{}">"#, row.number);
        for (column, value, look) in &row.cells {
            cell(&mut xml, (row.number, *column), value, *look);
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    choices(&mut xml, &sheet.choices);
    xml + "</worksheet>"
}

fn choices(xml: &mut String, choices: &[Choice]) {
    if choices.is_empty() {
        return;
    }
    let _ = write!(xml, r#"<dataValidations count="{}">"#, choices.len());
    for choice in choices {
        let (letter, (first, last), (from, to)) = (letters(choice.column), choice.rows, choice.from_rows);
        let name = escaped(&choice.sheet.replace('\'', "''"));
        let _ = write!(
            xml,
            r#"<dataValidation type="list" allowBlank="1" sqref="{letter}{first}:{letter}{last}"><formula1>'{name}'!$A${from}:$A${to}</formula1></dataValidation>"#
        );
    }
    xml.push_str("</dataValidations>");
}

fn cell(xml: &mut String, (row, column): (u32, u32), value: &Value, look: Look) {
    let (at, look) = (letters(column), looks::number(value, look));
    let _ = match value {
        Value::Text(text) => write!(
            xml,
            r#"<c r="{at}{row}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escaped(text)
        ),
        Value::Number(number) => write!(xml, r#"<c r="{at}{row}" s="{look}"><v>{number}</v></c>"#),
        Value::Day(day) => write!(xml, r#"<c r="{at}{row}" s="{look}"><v>{}</v></c>"#, day.serial()),
        Value::Truth(truth) => {
            write!(xml, r#"<c r="{at}{row}" s="{look}" t="b"><v>{}</v></c>"#, u8::from(*truth))
        }
    };
}
