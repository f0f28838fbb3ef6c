//! RFC 4180, with the mark by which Excel knows UTF-8.
use super::{Cell, Head, inert::is_taken_for_formula};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub struct Csv(Vec<u8>);

impl Csv {
    pub fn begin(head: &Head<'_>) -> Self {
        let mut csv = Self(BYTE_ORDER_MARK.to_vec());
        csv.line(head.headings.iter().map(|heading| quoted(&heading.words)));
        csv
    }

    pub fn row(&mut self, cells: &[Cell]) {
        self.line(cells.iter().map(written));
    }

    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }

    fn line(&mut self, cells: impl Iterator<Item = String>) {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.0.push(b',');
            }
            self.0.extend_from_slice(cell.as_bytes());
        }
        self.0.extend_from_slice(b"\r\n");
    }
}

/// Days as 2020-04-15: read alike in every country.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) if is_taken_for_formula(text) => quoted(&format!("'{text}")),
        Cell::Text(text) => quoted(text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.format("%Y-%m-%d").to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

fn quoted(text: &str) -> String {
    let text = text.replace('\0', "");
    if text.contains([',', ';', '"', '\r', '\n', '\t']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::sheets::Heading;

    #[test]
    fn a_table_is_read_by_a_spreadsheet_and_calculates_nothing() {
        let headings = ["Tên, họ", "Ngày"].map(|words| Heading { words: words.to_owned(), width: 10 });
        let mut csv = Csv::begin(&Head { name: "Danh sách", headings: &headings });
        let day = NaiveDate::from_ymd_opt(2020, 4, 15).unwrap();
        csv.row(&[Cell::text("Lò \"An\""), Cell::Day(day)]);
        csv.row(&[Cell::text("=HYPERLINK(\"x\")"), Cell::Number(-5)]);
        csv.row(&[Cell::text("\0=1\nhai"), Cell::Empty]);
        assert_eq!(
            String::from_utf8(csv.take()).unwrap(),
            "\u{feff}\"Tên, họ\",Ngày\r\n\"Lò \"\"An\"\"\",2020-04-15\r\n\
             \"'=HYPERLINK(\"\"x\"\")\",-5\r\n\"'=1\nhai\",\r\n"
        );
    }
}
