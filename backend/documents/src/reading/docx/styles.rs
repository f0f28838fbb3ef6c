//! Which list a paragraph style belongs to. The rest of styles.xml is looks.

use std::collections::HashMap;

use super::{
    super::Unreadable,
    paragraph::ListPlace,
    xml::{Name, Node, Xml},
};

const MOST_STYLES: usize = 20_000;
/// Styles rest on one another; in a hostile file, in a ring.
const LONGEST_CHAIN: usize = 16;

#[derive(Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    place: ListPlace,
}

impl Styles {
    pub fn parse(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut xml = Xml::new(part);
        let mut open = String::new();
        loop {
            let start = match xml.next()? {
                Node::Open(start) => start,
                Node::End => return Ok(styles),
                Node::Close | Node::Text(_) => continue,
            };
            match xml.name(&start) {
                Name::Word("style") => {
                    open = xml.attribute(&start, "styleId").unwrap_or_default();
                    let is_paragraph = xml.attribute(&start, "type").is_none_or(|kind| kind == "paragraph");
                    if is_paragraph && xml.attribute(&start, "default").is_some_and(|flag| flag != "0") {
                        styles.default = Some(open.clone());
                    }
                    styles.by_id.insert(open.clone(), Style::default());
                }
                Name::Word("basedOn") => {
                    styles.edit(&open, |style| style.based_on = xml.attribute(&start, "val"));
                }
                Name::Word("numId") => {
                    styles.edit(&open, |style| style.place.list = xml.number(&start, "val"));
                }
                Name::Word("ilvl") => {
                    styles.edit(&open, |style| style.place.level = xml.number(&start, "val"));
                }
                Name::Word("pPrChange" | "tblStylePr" | "docDefaults" | "latentStyles") => xml.skip()?,
                _ => {}
            }
            if styles.by_id.len() > MOST_STYLES {
                return Err(Unreadable::TooMuchInside);
            }
        }
    }

    /// The place in a list that a style gives, and the style that names the list.
    pub fn place(&self, style: Option<&str>) -> Option<(ListPlace, &str)> {
        let mut next = style.or(self.default.as_deref());
        let mut level = None;
        for _ in 0..LONGEST_CHAIN {
            let (id, style) = self.by_id.get_key_value(next?)?;
            level = level.or(style.place.level);
            if style.place.list.is_some() {
                return Some((ListPlace { list: style.place.list, level }, id));
            }
            next = style.based_on.as_deref();
        }
        None
    }

    fn edit(&mut self, id: &str, change: impl FnOnce(&mut Style)) {
        if let Some(style) = self.by_id.get_mut(id) {
            change(style);
        }
    }
}
