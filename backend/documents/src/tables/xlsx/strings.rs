//! The texts that cells refer to by their number.

use super::{
    super::{MOST_CELLS, Unreadable},
    xml::{Node, Xml},
};

pub fn parse(text: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings: Vec<String> = Vec::new();
    let mut xml = Xml::new(text);
    // Text within `rPh` tells how another text is spoken.
    let (mut is_taken, mut is_spoken) = (false, false);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "si" if strings.len() == MOST_CELLS => return Err(Unreadable::TooManyCells),
                "si" => strings.push(String::new()),
                "t" => is_taken = true,
                "rPh" => is_spoken = true,
                _ => {}
            },
            Node::Close(name) => match name.as_str() {
                "t" => is_taken = false,
                "rPh" => is_spoken = false,
                _ => {}
            },
            Node::Text(text) if is_taken && !is_spoken => {
                strings.last_mut().ok_or(Unreadable::Broken)?.push_str(&text);
            }
            Node::Text(_) => {}
            Node::End => return Ok(strings),
        }
    }
}
