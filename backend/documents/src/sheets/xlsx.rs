//! A workbook of one sheet. Its rows go straight into the zip, and the zip straight out: it never looks back.
use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use zip::{
    DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{Cell, Head, NotWritten, inert::is_taken_for_formula, parts};

/// More than this a cell does not hold.
const MOST_OF_A_CELL: usize = 32_767;
/// Before this day the calendar of spreadsheets is wrong by one.
const FIRST_RIGHT_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1900, 3, 1);
const DAY_NOUGHT: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// What has left the zip and is not yet fetched.
#[derive(Clone, Default)]
struct Ready(Arc<Mutex<Vec<u8>>>);

impl Ready {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Ready {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub struct Xlsx {
    zip: ZipWriter<StreamWriter<Ready>>,
    ready: Ready,
    columns: usize,
    rows: u32,
    row: String,
}

impl Xlsx {
    pub fn begin(head: &Head<'_>) -> Result<Self, NotWritten> {
        let ready = Ready::default();
        // The time of today would make every file differ from the last.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        let mut zip = ZipWriter::new_stream(ready.clone());
        let declared = |part: &str| format!("{}{part}", parts::DECLARATION);
        for (name, part) in [
            ("[Content_Types].xml", declared(parts::CONTENT_TYPES)),
            ("_rels/.rels", declared(parts::PACKAGE_RELATIONS)),
            ("xl/workbook.xml", parts::workbook(head.name)),
            ("xl/_rels/workbook.xml.rels", declared(parts::WORKBOOK_RELATIONS)),
            ("xl/styles.xml", declared(parts::STYLES)),
            ("xl/worksheets/sheet1.xml", parts::opening(head)),
        ] {
            zip.start_file(name, options)?;
            zip.write_all(part.as_bytes()).map_err(zip::result::ZipError::from)?;
        }
        let mut sheet = Self { zip, ready, columns: head.headings.len(), rows: 0, row: String::new() };
        let headings: Vec<_> =
            head.headings.iter().map(|heading| Cell::text(heading.words.as_str())).collect();
        sheet.write_row(&headings, true)?;
        Ok(sheet)
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), NotWritten> {
        self.write_row(cells, false)
    }

    pub fn take(&mut self) -> Vec<u8> {
        self.ready.take()
    }

    pub fn finish(mut self) -> Result<Vec<u8>, NotWritten> {
        let closing = parts::closing(
            &letters(u32::try_from(self.columns.saturating_sub(1)).unwrap_or(u32::MAX)),
            self.rows,
        );
        self.zip.write_all(closing.as_bytes()).map_err(zip::result::ZipError::from)?;
        self.zip.finish()?;
        Ok(self.ready.take())
    }

    fn write_row(&mut self, cells: &[Cell], heads: bool) -> Result<(), NotWritten> {
        self.rows += 1;
        self.row.clear();
        let _ = write!(self.row, "<row r=\"{}\">", self.rows);
        for (at, cell) in (0..).zip(cells) {
            write_cell(&mut self.row, &format!("{}{}", letters(at), self.rows), cell, heads);
        }
        self.row.push_str("</row>");
        self.zip.write_all(self.row.as_bytes()).map_err(zip::result::ZipError::from)?;
        Ok(())
    }
}

fn write_cell(row: &mut String, place: &str, cell: &Cell, heads: bool) {
    let text = |text: &str| {
        let style = match heads {
            true => parts::HEADING,
            false if is_taken_for_formula(text) => parts::QUOTED,
            false => parts::TEXT,
        };
        let text = escaped(text);
        format!(
            "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
    let written = match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => text(words),
        Cell::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
        Cell::Day(day) => match days(*day) {
            Some(days) => format!("<c r=\"{place}\" s=\"{}\"><v>{days}</v></c>", parts::DAY),
            None => text(&day.format("%d/%m/%Y").to_string()),
        },
        Cell::Moment(moment) => match serial(*moment) {
            Some(serial) => format!("<c r=\"{place}\" s=\"{}\"><v>{serial:.6}</v></c>", parts::MOMENT),
            None => text(&moment.format("%H:%M %d/%m/%Y").to_string()),
        },
    };
    row.push_str(&written);
}

fn days(day: NaiveDate) -> Option<i64> {
    let right = FIRST_RIGHT_DAY.is_some_and(|first| first <= day);
    DAY_NOUGHT.filter(|_| right).map(|nought| (day - nought).num_days())
}

fn serial(moment: NaiveDateTime) -> Option<f64> {
    let whole = i32::try_from(days(moment.date())?).ok()?;
    Some(f64::from(whole) + f64::from(moment.time().num_seconds_from_midnight()) / 86_400.0)
}

/// What people call a column: `A` to `Z`, then `AA`.
pub fn letters(column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { letter.to_string() } else { letters(column / 26 - 1) + &letter.to_string() }
}

/// As XML holds it. Signs that XML has no way to write are left out, and `_x0041_` is kept from being read as `A`.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut length = 0;
    for (at, sign) in text.char_indices() {
        length += sign.len_utf16();
        if length > MOST_OF_A_CELL {
            break;
        }
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '_' if is_coded(&text[at..]) => escaped.push_str("_x005F_"),
            // A line ends by LF alone; as it stands, CR would be read as one more.
            '\r' => escaped.push_str("_x000D_"),
            '\t' | '\n' => escaped.push(sign),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}

fn is_coded(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// What the codes of a workbook's text mean: `_x0041_` is `A`. Signs that no XML can hold are left out.
pub fn decoded(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut decoded = String::new();
    while let Some(at) = rest.match_indices('_').map(|(at, _)| at).find(|at| is_coded(&rest[*at..])) {
        decoded.push_str(&rest[..at]);
        let sign = u32::from_str_radix(&rest[at + 2..at + 6], 16).ok().and_then(char::from_u32);
        decoded.extend(sign.filter(|sign| matches!(sign, '\t' | '\n') || !sign.is_control()));
        rest = &rest[at + 7..];
    }
    if decoded.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(decoded + rest)
}

#[cfg(test)]
#[path = "xlsx_tests.rs"]
mod tests;
