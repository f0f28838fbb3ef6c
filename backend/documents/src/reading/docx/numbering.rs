//! numbering.xml: how each list of the document is numbered.

use std::collections::{BTreeMap, HashMap};

use quick_xml::events::BytesStart;

use super::{
    super::Unreadable,
    styles::Styles,
    xml::{Name, Node, Xml},
};

const MOST_LISTS: usize = 20_000;
const LONGEST_PATTERN: usize = 64;
pub const DEEPEST_LEVEL: u8 = 8;

#[derive(Default)]
pub struct Numbering {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
}

/// `w:abstractNum`: lists of the same pattern count on from one another.
#[derive(Default)]
struct Pattern {
    levels: BTreeMap<u8, Level>,
    /// The pattern is kept elsewhere: in the list of this style.
    elsewhere: Option<String>,
}

/// `w:num`, what paragraphs refer to.
#[derive(Default)]
struct List {
    pattern: u32,
    levels: BTreeMap<u8, Level>,
    starts: BTreeMap<u8, u32>,
}

#[derive(Clone, Debug, Default)]
pub struct Level {
    pub start: Option<u32>,
    pub format: String,
    /// `%1.%2.`
    pub text: String,
    /// Begins anew after this level or one above it, counted from 1; 0 is never.
    pub restart: Option<u8>,
    /// All numbers of it in Arabic digits.
    pub is_legal: bool,
    /// No blank between the number and the text.
    pub is_glued: bool,
    style: Option<String>,
}

/// A list as its paragraphs need it.
#[derive(Clone, Copy)]
pub struct Scheme<'n> {
    pub pattern_id: u32,
    pattern: &'n Pattern,
    list: &'n List,
}

impl Numbering {
    pub fn parse(part: &str) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(part);
        let (mut pattern, mut list, mut overridden) = (None, None, 0);
        loop {
            let start = match xml.next()? {
                Node::Open(start) => start,
                Node::End => return Ok(numbering),
                Node::Close | Node::Text(_) => continue,
            };
            match xml.name(&start) {
                Name::Word("abstractNum") => (pattern, list) = (xml.number(&start, "abstractNumId"), None),
                Name::Word("num") => (pattern, list) = (None, xml.number(&start, "numId")),
                Name::Word("lvlOverride") => overridden = xml.number(&start, "ilvl").unwrap_or(0),
                Name::Word("numStyleLink") => {
                    if let Some(id) = pattern {
                        numbering.patterns.entry(id).or_default().elsewhere = xml.attribute(&start, "val");
                    }
                }
                Name::Word("abstractNumId") => {
                    if let (Some(id), Some(pattern)) = (list, xml.number(&start, "val")) {
                        numbering.lists.entry(id).or_default().pattern = pattern;
                    }
                }
                Name::Word("startOverride") => {
                    if let (Some(id), Some(first)) = (list, xml.number(&start, "val")) {
                        numbering.lists.entry(id).or_default().starts.insert(overridden, first);
                    }
                }
                Name::Word("lvl") => {
                    let number = xml.number(&start, "ilvl").unwrap_or(0);
                    let level = Level::parse(&mut xml)?;
                    if let (Some(id), ..=DEEPEST_LEVEL) = (pattern, number) {
                        numbering.patterns.entry(id).or_default().levels.insert(number, level);
                    } else if let (Some(id), ..=DEEPEST_LEVEL) = (list, number) {
                        numbering.lists.entry(id).or_default().levels.insert(number, level);
                    }
                }
                _ => {}
            }
            if numbering.patterns.len().max(numbering.lists.len()) > MOST_LISTS {
                return Err(Unreadable::TooMuchInside);
            }
        }
    }

    pub fn scheme(&self, list: u32, styles: &Styles) -> Option<Scheme<'_>> {
        let list = self.lists.get(&list)?;
        let direct = Scheme { pattern_id: list.pattern, pattern: self.patterns.get(&list.pattern)?, list };
        let Some(style) = direct.pattern.elsewhere.as_deref() else { return Some(direct) };
        let (place, _) = styles.place(Some(style))?;
        let pattern_id = self.lists.get(&place.list?)?.pattern;
        Some(Scheme { pattern_id, pattern: self.patterns.get(&pattern_id)?, list })
    }
}

impl<'n> Scheme<'n> {
    pub fn level(self, number: u8) -> Option<&'n Level> {
        self.list.levels.get(&number).or_else(|| self.pattern.levels.get(&number))
    }

    /// The level that belongs to a style, for headings that are numbered through their styles.
    pub fn level_of_style(self, style: &str) -> Option<u8> {
        let mut levels = self.pattern.levels.iter();
        levels.find(|(_, level)| level.style.as_deref() == Some(style)).map(|(&number, _)| number)
    }

    /// Where this list begins to count, if it does not count on from others of its pattern.
    pub fn start(self, number: u8) -> Option<u32> {
        self.list.starts.get(&number).copied()
    }
}

impl Level {
    fn parse(xml: &mut Xml<'_>) -> Result<Self, Unreadable> {
        let mut level = Self::default();
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            if let Node::Open(start) = xml.next()? {
                level.take(xml, &start);
            }
        }
        Ok(level)
    }

    fn take(&mut self, xml: &Xml<'_>, start: &BytesStart<'_>) {
        let text = || xml.attribute(start, "val").unwrap_or_default();
        match xml.name(start) {
            Name::Word("start") => self.start = xml.number(start, "val"),
            Name::Word("numFmt") => self.format = text(),
            Name::Word("lvlText") => {
                self.text = Some(text()).filter(|text| text.len() <= LONGEST_PATTERN).unwrap_or_default();
            }
            Name::Word("lvlRestart") => self.restart = xml.number(start, "val"),
            Name::Word("isLgl") => self.is_legal = xml.is_on(start),
            Name::Word("suff") => self.is_glued = text() == "nothing",
            Name::Word("pStyle") => self.style = Some(text()),
            _ => {}
        }
    }
}
