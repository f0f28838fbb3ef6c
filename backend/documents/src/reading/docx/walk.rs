//! The walk over document.xml.

use quick_xml::events::BytesStart;

use super::{
    super::{MOST_TEXT_BYTES, Unreadable},
    counting::Counting,
    paragraph::Paragraph,
    table::{Container, Row},
    xml::{Name, Node, Xml},
};

/// Elements whose end matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Paragraph,
    Text,
    Row,
    Cell,
    Alternatives,
    Other,
}

pub struct Walk<'a> {
    xml: Xml<'a>,
    counting: Counting<'a>,
    open: Vec<Element>,
    /// The body, then the cells that are open; tables stand in cells of tables.
    containers: Vec<Container>,
    /// Paragraphs stand in text boxes, which stand in paragraphs.
    paragraphs: Vec<Paragraph>,
    rows: Vec<Row>,
    /// Whether one of the alternatives has been read: Word writes a text box twice, for new and for old readers.
    alternatives: Vec<bool>,
    /// Bytes of all lines, those in cells too: numbers of lists can be far longer than the XML that asks for them.
    written: usize,
}

impl<'a> Walk<'a> {
    pub fn over(document: &'a str, counting: Counting<'a>) -> Result<String, Unreadable> {
        let mut walk = Self {
            xml: Xml::new(document),
            counting,
            open: Vec::new(),
            containers: vec![Container::default()],
            paragraphs: Vec::new(),
            rows: Vec::new(),
            alternatives: Vec::new(),
            written: 0,
        };
        loop {
            match walk.xml.next()? {
                Node::Open(start) => walk.enter(&start)?,
                Node::Close => walk.leave()?,
                // XML counts line ends and tabs in text as blanks; real ones are elements.
                Node::Text(text) if walk.open.last() == Some(&Element::Text) => {
                    walk.push(&text.replace(['\n', '\r', '\t'], " "));
                }
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        walk.containers.pop().map_or_else(|| Ok(String::new()), Container::finish)
    }

    fn enter(&mut self, start: &BytesStart<'a>) -> Result<(), Unreadable> {
        let element = match self.xml.name(start) {
            Name::Word(name) => match self.enter_word(name, start)? {
                Some(element) => element,
                None => return Ok(()),
            },
            Name::Compatibility("AlternateContent") => {
                self.alternatives.push(false);
                Element::Alternatives
            }
            Name::Compatibility("Choice" | "Fallback") => {
                let is_taken =
                    self.alternatives.last_mut().is_some_and(|taken| std::mem::replace(taken, true));
                if is_taken {
                    return self.xml.skip();
                }
                Element::Other
            }
            Name::Compatibility(_) | Name::Foreign => Element::Other,
        };
        self.open.push(element);
        Ok(())
    }

    /// `None` if the element has been read to its end.
    fn enter_word(&mut self, name: &str, start: &BytesStart<'a>) -> Result<Option<Element>, Unreadable> {
        let paragraph = self.paragraphs.last_mut();
        let element = match (name, paragraph) {
            ("p", _) => {
                let carried = self.containers.last_mut().map(Container::take_carried);
                self.paragraphs.push(Paragraph::carrying(carried.unwrap_or_default()));
                Element::Paragraph
            }
            ("tr", _) => {
                self.rows.push(Row::default());
                Element::Row
            }
            ("tc", _) => {
                self.containers.push(Container::cell());
                Element::Cell
            }
            ("trPr", _) => return self.take_row_properties().map(|()| None),
            ("pPr", Some(paragraph)) => return paragraph.take_properties(&mut self.xml).map(|()| None),
            ("rPr", Some(paragraph)) => return paragraph.take_run_properties(&mut self.xml).map(|()| None),
            ("del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "sectPr" | "tblPr" | "tblPrEx" | "tcPr", _) => {
                return self.xml.skip().map(|()| None);
            }
            ("t", _) => Element::Text,
            (name, Some(paragraph)) => {
                match name {
                    "r" => paragraph.begin_run(),
                    "tab" | "ptab" => paragraph.push("\t"),
                    "br" | "cr" => paragraph.push("\n"),
                    "noBreakHyphen" => paragraph.push("-"),
                    "sym" => paragraph.push_symbol(&self.xml, start),
                    _ => {}
                }
                Element::Other
            }
            _ => Element::Other,
        };
        Ok(Some(element))
    }

    fn leave(&mut self) -> Result<(), Unreadable> {
        match self.open.pop() {
            Some(Element::Paragraph) => self.end_paragraph(),
            Some(Element::Cell) => {
                let cell = self.containers.pop().map_or_else(|| Ok(String::new()), Container::finish)?;
                match self.rows.last_mut() {
                    Some(row) => row.cells.push(cell),
                    None => self.add_line(&cell)?,
                }
                Ok(())
            }
            Some(Element::Row) => match self.rows.pop() {
                Some(row) if !row.is_deleted => self.add_line(&row.line()),
                _ => Ok(()),
            },
            Some(Element::Alternatives) => {
                self.alternatives.pop();
                Ok(())
            }
            Some(Element::Text | Element::Other) | None => Ok(()),
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        if paragraph.runs_on {
            if let Some(container) = self.containers.last_mut() {
                container.carry(paragraph.text);
            }
            return Ok(());
        }
        let number = self.counting.next(paragraph.style.as_deref(), paragraph.place);
        let line = number + &paragraph.text;
        self.written += line.len();
        if self.written > MOST_TEXT_BYTES {
            return Err(Unreadable::TooMuchInside);
        }
        self.add_line(if paragraph.text.is_empty() { line.trim_end() } else { &line })
    }

    /// Whether the row is deleted.
    fn take_row_properties(&mut self) -> Result<(), Unreadable> {
        let outside = self.xml.depth().saturating_sub(1);
        while self.xml.depth() > outside {
            let Node::Open(start) = self.xml.next()? else { continue };
            match (self.xml.name(&start), self.rows.last_mut()) {
                (Name::Word("del"), Some(row)) => row.is_deleted = true,
                (Name::Word("trPrChange"), _) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push(text);
        }
    }

    fn add_line(&mut self, line: &str) -> Result<(), Unreadable> {
        self.containers.last_mut().map_or(Ok(()), |container| container.add_line(line))
    }
}
