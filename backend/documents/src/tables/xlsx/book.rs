//! The workbook: its sheets in order, and where its parts lie.

use super::{
    super::Unreadable,
    package::Package,
    xml::{Node, Xml},
};

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const MOST_SHEETS: usize = 100;

pub struct Book {
    /// Those that can be seen: the name, and where it lies.
    pub sheets: Vec<(String, String)>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    pub since_1904: bool,
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Book {
    pub fn of(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        if !package.has(BOOK) {
            return Err(Unreadable::NotATable);
        }
        if package.has_macros() || package.part(CONTENT_TYPES)?.contains("macroEnabled") {
            return Err(Unreadable::Macros);
        }
        let relations = relations(&package.part(RELATIONS)?)?;
        let of_kind = |end: &str| {
            let found = relations.iter().find(|relation| relation.kind.ends_with(end));
            found.map(|relation| relation.target.clone())
        };
        let mut book = Self {
            sheets: Vec::new(),
            strings: of_kind("/sharedStrings"),
            styles: of_kind("/styles"),
            since_1904: false,
        };
        let text = package.part(BOOK)?;
        let mut xml = Xml::new(&text);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "workbookPr" => {
                    book.since_1904 = element.is_on("date1904");
                }
                Node::Open(element) if element.name() == "sheet" => {
                    let is_seen =
                        !matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden"));
                    let id = element.attribute("id").unwrap_or_default();
                    let part = relations.iter().find(|relation| relation.id == id);
                    let (Some(part), true) = (part, is_seen && book.sheets.len() < MOST_SHEETS) else {
                        continue;
                    };
                    book.sheets.push((element.attribute("name").unwrap_or_default(), part.target.clone()));
                }
                Node::End => return Ok(book),
                _ => {}
            }
        }
    }
}

fn relations(text: &str) -> Result<Vec<Relation>, Unreadable> {
    let mut found = Vec::new();
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "Relationship" && found.len() < 10 * MOST_SHEETS => {
                let target = element.attribute("Target").unwrap_or_default();
                // From the root of the package, or from the folder of the workbook.
                let target = match target.strip_prefix('/') {
                    Some(rooted) => rooted.to_owned(),
                    None => format!("xl/{target}"),
                };
                found.push(Relation {
                    id: element.attribute("Id").unwrap_or_default(),
                    kind: element.attribute("Type").unwrap_or_default(),
                    target,
                });
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}
