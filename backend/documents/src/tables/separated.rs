//! Text with separators: commas, semicolons or tabs, whichever the first lines have most of.

use csv::ReaderBuilder;

use super::{Table, Unreadable, Value, gathering::Gathering};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
const LINES_LOOKED_AT: usize = 20;

pub fn read(text: &str, encoding: &'static str) -> Result<Table, Unreadable> {
    let text = text.trim_start_matches('\u{FEFF}');
    // Excel writes which separator it is, where it fears to be misunderstood.
    let (told, first) = match text.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator @ (b',' | b';' | b'\t'), rest @ ..])
            if rest.starts_with(b"\n") || rest.starts_with(b"\r") =>
        {
            (Some(*separator), 1)
        }
        _ => (None, 0),
    };
    let separator = told.unwrap_or_else(|| most_of(text));
    // All that follows would be one cell.
    if let Some(line) = open_quote(text, separator) {
        return Err(Unreadable::OpenQuote { line });
    }
    let mut lines = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut gathering = Gathering::default();
    let mut record = csv::StringRecord::new();
    let (mut row, mut end) = (0, 0);
    while lines.read_record(&mut record).map_err(|_| Unreadable::NotATable)? {
        row += 1 + blank_lines(text, end);
        end = at(lines.position());
        if row > first {
            for (column, cell) in (0..).zip(&record) {
                gathering.cell(row, column, Value::Text(cell.trim().to_owned()))?;
            }
        }
    }
    Ok(Table { sheet: None, encoding, rows: gathering.rows, merged: Vec::new() })
}

/// The line of a quotation mark that opens a cell and has no other to close it.
fn open_quote(text: &str, separator: u8) -> Option<u32> {
    #[derive(Clone, Copy, PartialEq)]
    enum At {
        Begin,
        Plain,
        Quoted,
        /// Right behind a mark that closes; of two the second opens once more.
        Closed,
    }
    let (mut at, mut line, mut opened) = (At::Begin, 1, 1);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Begin, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) | (At::Closed, b'"') => At::Quoted,
            (_, b'\n' | b'\r') => At::Begin,
            (_, byte) if byte == separator => At::Begin,
            _ => At::Plain,
        };
        line += u32::from(byte == b'\n');
    }
    (at == At::Quoted).then_some(opened)
}

fn at(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// Between the end of a row and the next; a row of several lines within quotes is one row to every program.
fn blank_lines(text: &str, end: usize) -> u32 {
    let (before, after) = text.as_bytes().split_at_checked(end).unwrap_or_default();
    let after = if before.ends_with(b"\r") { after.strip_prefix(b"\n").unwrap_or(after) } else { after };
    let breaks = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    u32::try_from(breaks.filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX / 2)
}

/// What stands within quotes separates nothing.
fn most_of(text: &str) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let (mut is_quoted, mut lines) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => lines += 1,
            _ if is_quoted => {}
            _ => {
                if let Some(at) = SEPARATORS.iter().position(|separator| *separator == byte) {
                    counts[at] += 1;
                }
            }
        }
        if lines == LINES_LOOKED_AT {
            break;
        }
    }
    // Of as many of each the first: a comma.
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().position(|count| *count == most).map_or(b',', |at| SEPARATORS[at])
}
