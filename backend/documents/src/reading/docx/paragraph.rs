//! A paragraph while it is being read.

use quick_xml::events::BytesStart;

use super::{
    super::Unreadable,
    xml::{Name, Node, Xml},
};

/// Where a paragraph stands in the lists of the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListPlace {
    pub list: Option<u32>,
    /// From 0.
    pub level: Option<u8>,
}

#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    pub style: Option<String>,
    pub place: ListPlace,
    /// Its end was deleted, so it runs on into the next one.
    pub runs_on: bool,
    is_hidden: bool,
}

impl Paragraph {
    pub fn carrying(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    pub fn begin_run(&mut self) {
        self.is_hidden = false;
    }

    pub fn push(&mut self, text: &str) {
        if !self.is_hidden {
            self.text.push_str(text);
        }
    }

    /// `w:pPr`.
    pub fn take_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Node::Open(start) = xml.next()? else { continue };
            match xml.name(&start) {
                Name::Word("pStyle") => self.style = xml.attribute(&start, "val"),
                Name::Word("numId") => self.place.list = xml.number(&start, "val"),
                Name::Word("ilvl") => self.place.level = xml.number(&start, "val"),
                Name::Word("del" | "moveFrom") => self.runs_on = true,
                // What it was before a change that is being tracked.
                Name::Word("pPrChange" | "rPrChange" | "sectPr") => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// `w:rPr` of a run: hidden text is not part of what a reader sees.
    pub fn take_run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Node::Open(start) = xml.next()? else { continue };
            match xml.name(&start) {
                Name::Word("vanish") => self.is_hidden = xml.is_on(&start),
                Name::Word("rPrChange") => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// `w:sym`: a letter by its number. Those of symbol fonts have no meaning without the font.
    pub fn push_symbol(&mut self, xml: &Xml<'_>, start: &BytesStart<'_>) {
        let code = xml.attribute(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        match code.and_then(char::from_u32) {
            Some('\u{F0B7}') => self.push("•"),
            Some('\u{E000}'..='\u{F8FF}') | None => {}
            Some(letter) => self.push(letter.encode_utf8(&mut [0; 4])),
        }
    }
}
