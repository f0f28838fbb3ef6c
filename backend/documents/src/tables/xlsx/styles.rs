//! Which looks of cells show a number as a day.

use std::collections::HashMap;

use super::{
    super::Unreadable,
    xml::{Node, Xml},
};

/// Excel knows no more.
const MOST_LOOKS: usize = 65_000;

pub struct Styles(Vec<bool>);

impl Styles {
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut formats: HashMap<u32, bool> = HashMap::new();
        let mut looks = Vec::new();
        let mut is_of_cells = false;
        let mut xml = Xml::new(text);
        loop {
            match xml.next()? {
                Node::Open(element) => match element.name() {
                    "numFmt" => {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        if let Some(id) = element.number("numFmtId").filter(|_| formats.len() < MOST_LOOKS) {
                            formats.insert(id, shows_a_day(&code));
                        }
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells && looks.len() == MOST_LOOKS => {
                        return Err(Unreadable::TooMuchInside);
                    }
                    "xf" if is_of_cells => looks.push(element.number("numFmtId").unwrap_or_default()),
                    _ => {}
                },
                Node::Close(name) if name == "cellXfs" => is_of_cells = false,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => break,
            }
        }
        let of_format = |id: u32| formats.get(&id).copied().unwrap_or_else(|| is_built_in(id));
        Ok(Self(looks.into_iter().map(of_format).collect()))
    }

    pub fn shows_a_day(&self, look: u32) -> bool {
        self.0.get(usize::try_from(look).unwrap_or(usize::MAX)).copied().unwrap_or_default()
    }
}

/// Numbers of formats that every program knows without being told.
const fn is_built_in(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// A day or a year is in the format, outside of quotes and brackets.
fn shows_a_day(code: &str) -> bool {
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    for letter in code.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            'd' | 'D' | 'y' | 'Y' if !is_bracketed => return true,
            _ => {}
        }
    }
    false
}
