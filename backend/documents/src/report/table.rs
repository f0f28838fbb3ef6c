//! Tables: those of the text, with lines, and those that only set things side by side, without.

use std::fmt::Write as _;

use super::{page::TEXT_WIDTH, styles::Style, text::paragraph};

/// The widths of two columns.
pub type Columns = [u32; 2];

/// A cell of more letters breaks its lines and asks for no more width.
const MOST_LETTERS: usize = 36;
/// The blank inside a cell on its left and right.
const MARGINS: u32 = 2 * 85;
/// A wide letter of 12 pt, so that a word of wide letters fits.
const LETTER_WIDTH: u32 = 140;

/// Two columns without lines; rows stay whole on their page.
pub fn borderless(columns: Columns, rows: &[[String; 2]]) -> String {
    let mut xml = opening(
        &columns,
        r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>"#,
    );
    for cells in rows {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (cell, width) in cells.iter().zip(columns) {
            push_cell(&mut xml, width, "", cell);
        }
        xml.push_str("</w:tr>");
    }
    xml + "</w:tbl>"
}

/// A table with lines; its header is repeated on each page.
pub fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    if count == 0 {
        return String::new();
    }
    let widths = widths(count, header, rows);
    let line = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#);
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    let mut xml = opening(
        &widths,
        &format!(
            r#"<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>"#
        ),
    );
    if !header.is_empty() {
        push_row(&mut xml, &widths, header, "<w:tblHeader/>", |_| Style::TableHeader);
    }
    for row in rows {
        push_row(&mut xml, &widths, row, "", |text| {
            if is_figure(text) { Style::TableFigure } else { Style::TableText }
        });
    }
    xml + "</w:tbl>" + &paragraph(Style::AfterTable, "")
}

fn opening(widths: &[u32], properties: &str) -> String {
    let total: u32 = widths.iter().sum();
    let grid = widths.iter().map(|width| [r#"<w:gridCol w:w=""#, &width.to_string(), r#""/>"#].concat());
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>{properties}</w:tblPr><w:tblGrid>{}</w:tblGrid>"#,
        grid.collect::<String>()
    )
}

fn push_row(xml: &mut String, widths: &[u32], cells: &[String], more: &str, style: impl Fn(&str) -> Style) {
    // Writing to a string cannot fail.
    let _ = write!(xml, "<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>");
    for (place, &width) in widths.iter().enumerate() {
        let text = cells.get(place).map_or("", String::as_str);
        push_cell(xml, width, r#"<w:vAlign w:val="center"/>"#, &paragraph(style(text), text));
    }
    xml.push_str("</w:tr>");
}

fn push_cell(xml: &mut String, width: u32, properties: &str, content: &str) {
    let _ = write!(
        xml,
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>"#
    );
}

/// Every column is as wide as its longest word, for figures must not break; the rest of the width goes to
/// the columns whose cells have more to say.
fn widths(count: usize, header: &[String], rows: &[Vec<String>]) -> Vec<u32> {
    let columns = (0..count).map(|place| {
        let cells = || header.get(place).into_iter().chain(rows.iter().filter_map(move |row| row.get(place)));
        let word = longest(cells().flat_map(|text| text.split_whitespace()));
        // A header may break between its words, so only the cells below it ask for more.
        let cell = longest(cells().skip(usize::from(!header.is_empty())).map(String::as_str));
        (word * LETTER_WIDTH + MARGINS, cell.saturating_sub(word) + 1)
    });
    let (needs, wishes): (Vec<u32>, Vec<u32>) = columns.unzip();
    let (least, shares): (u32, u32) = (needs.iter().sum(), wishes.iter().sum());
    let Some(spare) = TEXT_WIDTH.checked_sub(least) else {
        return needs.iter().map(|need| TEXT_WIDTH * need / least).collect();
    };
    needs.iter().zip(wishes).map(|(need, wish)| need + spare * wish / shares).collect()
}

fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> u32 {
    let letters = texts.map(|text| text.chars().count().min(MOST_LETTERS)).max().unwrap_or(1);
    u32::try_from(letters).unwrap_or(1)
}

fn is_figure(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || " .,%/-+".contains(letter))
}
