//! A sheet, cell by cell. The size it says it has is not asked for.

use super::{
    super::{Area, LAST_ROW, MOST_CELLS_SEEN, Row, Unreadable, Value, gathering::Gathering, value::Day},
    Shared,
    xml::{Element, Node, Xml},
};
use crate::sheets::decoded;

const MOST_MERGED: usize = 20_000;

/// The cell that is being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    look: u32,
    text: String,
}

pub fn parse(text: &str, shared: &Shared) -> Result<(Vec<Row>, Vec<Area>), Unreadable> {
    let (mut gathering, mut merged) = (Gathering::default(), Vec::new());
    let (mut row, mut next, mut seen) = (0, 0, 0);
    let (mut cell, mut is_taken, mut is_spoken): (Option<Open>, bool, bool) = (None, false, false);
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "row" => {
                    let number = element.number("r").unwrap_or(row + 1);
                    if number <= row || number > LAST_ROW {
                        return Err(Unreadable::Broken);
                    }
                    (row, next) = (number, 0);
                }
                "c" if seen == MOST_CELLS_SEEN => return Err(Unreadable::TooMuchInside),
                "c" => {
                    seen += 1;
                    let open = opened(&element, row, next)?;
                    next = open.column + 1;
                    cell = Some(open);
                }
                // Of a formula the value beside it is read.
                "v" | "t" => is_taken = true,
                "rPh" => is_spoken = true,
                "mergeCell" if merged.len() == MOST_MERGED => return Err(Unreadable::TooMuchInside),
                "mergeCell" => merged.extend(element.attribute("ref").as_deref().and_then(area)),
                _ => {}
            },
            Node::Text(text) if is_taken && !is_spoken => {
                if let Some(open) = &mut cell {
                    open.text.push_str(&text);
                }
            }
            Node::Text(_) => {}
            Node::Close(name) => match name.as_str() {
                "v" | "t" => is_taken = false,
                "rPh" => is_spoken = false,
                "c" => {
                    if let Some(open) = cell.take()
                        && let Some(value) = open.value(shared)?
                    {
                        gathering.cell(open.row, open.column, value)?;
                    }
                }
                _ => {}
            },
            Node::End => return Ok((gathering.rows, merged)),
        }
    }
}

fn opened(element: &Element<'_>, row: u32, next: u32) -> Result<Open, Unreadable> {
    let column = match element.attribute("r") {
        None => next,
        Some(at) => reference(&at).ok_or(Unreadable::Broken)?.1,
    };
    if row == 0 || column < next {
        return Err(Unreadable::Broken);
    }
    let (kind, look) = (element.attribute("t").unwrap_or_default(), element.number("s").unwrap_or_default());
    Ok(Open { row, column, kind, look, text: String::new() })
}

impl Open {
    fn value(&self, shared: &Shared) -> Result<Option<Value>, Unreadable> {
        let text = self.text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        Ok(Some(match self.kind.as_str() {
            "s" => {
                let number: usize = text.parse().map_err(|_| Unreadable::Broken)?;
                Value::Text(tidy(shared.strings.get(number).ok_or(Unreadable::Broken)?))
            }
            "b" => Value::Truth(text == "1" || text == "true"),
            "" | "n" => {
                let number: f64 = text.parse().map_err(|_| Unreadable::Broken)?;
                if !number.is_finite() {
                    return Err(Unreadable::Broken);
                }
                let day = Day::of_serial(number, shared.since_1904);
                match day.filter(|_| shared.styles.shows_a_day(self.look)) {
                    Some(day) => Value::Day(day),
                    None => Value::Number(number),
                }
            }
            "d" => {
                text.get(..10).and_then(Day::parse).map_or_else(|| Value::Text(text.to_owned()), Value::Day)
            }
            // A text of its own, what a formula said, or `#N/A`.
            _ => Value::Text(tidy(text)),
        }))
    }
}

fn tidy(text: &str) -> String {
    decoded(text).trim().to_owned()
}

/// `C7`: the row from 1, the column from 0.
fn reference(at: &str) -> Option<(u32, u32)> {
    let digits = at.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = at.split_at(digits);
    if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let place = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + place(letter)) - 1;
    Some((number.parse().ok()?, column))
}

/// `A1:C3`
fn area(at: &str) -> Option<Area> {
    let (from, to) = at.split_once(':')?;
    let ((top, left), (bottom, right)) = (reference(from)?, reference(to)?);
    (top <= bottom && left <= right).then_some(Area { rows: (top, bottom), columns: (left, right) })
}
