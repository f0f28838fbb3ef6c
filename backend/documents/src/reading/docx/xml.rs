//! XML, event by event, with limits. Nothing here calls itself, so no nesting can exhaust the stack.

use std::{borrow::Cow, str::FromStr};

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesStart, Event, attributes::Attribute},
    name::QName,
};

use super::super::Unreadable;

const DEEPEST: usize = 256;
const LONGEST_VALUE: usize = 1024;
/// Word writes `w:`, but the prefix is the writer's choice; the first namespace is today's, the second the strict one.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// What an element is called, as far as it is of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    Word(&'a str),
    /// `AlternateContent`, `Choice`, `Fallback`.
    Compatibility(&'a str),
    Foreign,
}

pub enum Node<'a> {
    Open(BytesStart<'a>),
    Close,
    Text(String),
    End,
}

pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    word: String,
    compatibility: String,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, word: "w".to_owned(), compatibility: "mc".to_owned() }
    }

    pub fn next(&mut self) -> Result<Node<'a>, Unreadable> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Unreadable::BrokenDocx)? {
                Event::Start(start) => {
                    if self.depth == DEEPEST {
                        return Err(Unreadable::TooMuchInside);
                    }
                    if self.depth == 0 {
                        self.learn_prefixes(&start);
                    }
                    self.depth += 1;
                    Node::Open(start)
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Unreadable::BrokenDocx)?;
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string(),
                    Ok(None) => known_entity(&reference.xml10_content())?,
                    Err(_) => return Err(Unreadable::BrokenDocx),
                }),
                Event::Eof if self.depth == 0 => Node::End,
                // A document type can define entities that grow without end; no .docx has one.
                Event::DocType(_) | Event::Eof => return Err(Unreadable::BrokenDocx),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// How many elements are open.
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// Leaves the element that was opened last, with all that is in it.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    pub fn name<'n>(&self, start: &'n BytesStart<'_>) -> Name<'n> {
        let (local, prefix) = start.name().decompose();
        let prefix = prefix.map_or("", |prefix| prefix.into_inner());
        if prefix == self.word {
            Name::Word(local.into_inner())
        } else if prefix == self.compatibility {
            Name::Compatibility(local.into_inner())
        } else {
            Name::Foreign
        }
    }

    /// An attribute of the Word namespace, such as `w:val`.
    pub fn attribute(&self, start: &BytesStart<'_>, name: &str) -> Option<String> {
        let is_it = |key: QName<'_>| {
            let (local, prefix) = key.decompose();
            local.into_inner() == name && prefix.is_none_or(|prefix| prefix.into_inner() == self.word)
        };
        attributes(start).find(|attribute| is_it(attribute.key)).map(|attribute| value(&attribute))
    }

    /// `w:val` of a switch such as `<w:vanish/>`: on, unless it says otherwise.
    pub fn is_on(&self, start: &BytesStart<'_>) -> bool {
        !matches!(self.attribute(start, "val").as_deref(), Some("0" | "false" | "off"))
    }

    /// `w:val` as a number.
    pub fn number<N: FromStr>(&self, start: &BytesStart<'_>, name: &str) -> Option<N> {
        self.attribute(start, name)?.trim().parse().ok()
    }

    fn learn_prefixes(&mut self, root: &BytesStart<'_>) {
        for attribute in attributes(root) {
            let key = attribute.key.into_inner();
            let Some(prefix) = key.strip_prefix("xmlns").map(|rest| rest.trim_start_matches(':')) else {
                continue;
            };
            let namespace = value(&attribute);
            if WORD.contains(&namespace.as_str()) {
                prefix.clone_into(&mut self.word);
            } else if namespace == COMPATIBILITY {
                prefix.clone_into(&mut self.compatibility);
            }
        }
    }
}

/// Unchecked, for the check for repeated names takes the square of their number.
fn attributes<'s>(start: &'s BytesStart<'_>) -> impl Iterator<Item = Attribute<'s>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.filter_map(Result::ok)
}

fn value(attribute: &Attribute<'_>) -> String {
    // Names of styles are looked up for every paragraph: long ones are left out, as if not given.
    if attribute.value.len() > LONGEST_VALUE {
        return String::new();
    }
    attribute.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned).unwrap_or_default()
}

fn known_entity(name: &str) -> Result<String, Unreadable> {
    resolve_xml_entity(name).map(str::to_owned).ok_or(Unreadable::BrokenDocx)
}
