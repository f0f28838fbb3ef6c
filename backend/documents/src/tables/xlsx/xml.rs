//! XML, event by event, by local names and with limits. Nothing here calls itself, so no nesting can exhaust the stack.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesStart, Event},
};

use super::super::Unreadable;

const DEEPEST: usize = 64;
/// Names of sheets, references and formats are short.
const LONGEST_VALUE: usize = 1024;

pub enum Node<'a> {
    Open(Element<'a>),
    /// The local name of what ends here.
    Close(String),
    Text(Cow<'a, str>),
    End,
}

pub struct Element<'a>(BytesStart<'a>);

pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    pub fn next(&mut self) -> Result<Node<'a>, Unreadable> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(start) => {
                    if self.depth == DEEPEST {
                        return Err(Unreadable::TooMuchInside);
                    }
                    self.depth += 1;
                    Node::Open(Element(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Unreadable::Broken)?;
                    Node::Close(end.name().local_name().into_inner().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned().into()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned().into()),
                Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string().into(),
                    Ok(None) => {
                        resolve_xml_entity(&reference.xml10_content()).ok_or(Unreadable::Broken)?.into()
                    }
                    Err(_) => return Err(Unreadable::Broken),
                }),
                Event::Eof if self.depth == 0 => Node::End,
                // A document type can define entities that grow without end; no .xlsx has one.
                Event::DocType(_) | Event::Eof => return Err(Unreadable::Broken),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }
}

impl Element<'_> {
    /// Without its prefix, which is the writer's choice.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its local name: `r`, `id` of `r:id`.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // Unchecked, for the check for repeated names takes the square of their number.
        attributes.with_checks(false);
        let found =
            attributes.filter_map(Result::ok).find(|one| one.key.local_name().into_inner() == name)?;
        if found.value.len() > LONGEST_VALUE {
            return None;
        }
        found.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned).ok()
    }

    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }
}
