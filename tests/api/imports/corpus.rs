//! Files made to break whoever reads them, as somebody would send them, and what each is answered.
use std::fmt::Write as _;

use super::{
    HEADINGS,
    no_tables::no_tables,
    packages::{
        BOOK, TYPES, book, letters, package, related, repeating, rows, school, school_rows, text, zipped,
    },
    schools, workbook,
};

/// What becomes of a file.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// `POST /files` does not take it: its code.
    NotTaken(&'static str),
    /// `importCheck` refuses it with a sentence that begins so.
    Refused(&'static str),
    /// It is read: how many rows, and how many of them are wrong.
    Read { rows: u32, faulty: u32 },
}

pub struct Hostile {
    pub what: &'static str,
    pub file: Vec<u8>,
    pub answer: Answer,
}

fn zip_bombs() -> Vec<Hostile> {
    let refused =
        |what, file| Hostile { what, file, answer: Answer::Refused("Tệp nén chứa quá nhiều") };
    let spaces = " ".repeat(60 * 1024 * 1024);
    let part = noise(20 * 1024 * 1024);
    let parts: Vec<String> = (0..5).map(|at| format!("xl/media/{at}.bin")).collect();
    let others: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    let one = rows(&school_rows(&school(2, "Trường A")));
    let names: Vec<String> = (0..3_000).map(|at| format!("xl/{at}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    vec![
        refused("zip bomb: a sheet of 60 MB of spaces", package(spaces.as_bytes(), &[])),
        refused("zip bomb: parts of 100 MB together", package(one.as_bytes(), &others)),
        refused("zip bomb: 3,000 entries", package(one.as_bytes(), &many)),
    ]
}

/// Packs to a hundredth, as no zeros do.
fn noise(bytes: usize) -> Vec<u8> {
    let line = letters(400).into_bytes();
    (0..bytes).map(|at| if at % 1_000 < 4 { at.to_le_bytes()[1] } else { line[at % 400] }).collect()
}

fn xml_bombs() -> Vec<Hostile> {
    let mut entities = String::from("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">");
    for (name, before) in ('b'..='j').zip('a'..='i') {
        let _ = write!(entities, "<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10));
    }
    let entities = format!("{entities}]>{}", rows(&format!("<row r=\"1\">{}</row>", text("&j;"))));
    let outside = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>".to_owned()
        + &rows(&format!("<row r=\"1\">{}</row>", text("&a;")));
    let deep = "<a>".repeat(50_000) + &"</a>".repeat(50_000);
    let broken = Answer::Refused("Tệp Excel bị hỏng");
    let shared = format!("<sst><si><t>{}</t></si></sst>", repeating(30_000));
    let cells = (2..=5_000).fold(String::new(), |mut all, row| {
        let _ = write!(all, "<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>");
        all
    });
    let many = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_100_000));
    let sheet = rows(&school_rows(&cells));
    vec![
        Hostile {
            what: "XML bomb: entities ten times ten",
            file: package(entities.as_bytes(), &[]),
            answer: broken,
        },
        Hostile {
            what: "an entity that names a file",
            file: package(outside.as_bytes(), &[]),
            answer: broken,
        },
        Hostile {
            what: "XML 50,000 deep",
            file: package(deep.as_bytes(), &[]),
            answer: Answer::Refused("Tệp nén chứa quá nhiều"),
        },
        Hostile {
            what: "shared strings: one of 30,000 letters in 5,000 cells",
            file: package(sheet.as_bytes(), &[("xl/s.xml", shared.as_bytes())]),
            answer: Answer::Refused("Tệp nén chứa quá nhiều"),
        },
        Hostile {
            what: "shared strings: 1,100,000 of them",
            file: package(sheet.as_bytes(), &[("xl/s.xml", many.as_bytes())]),
            answer: Answer::Refused("Tệp có hơn một triệu ô"),
        },
    ]
}

/// A school, and below it rows of 2,000 cells each that look like something and hold nothing.
fn empty_cells(what: &'static str, rows: u32, answer: Answer) -> Hostile {
    let empty = "<c s=\"1\"/>".repeat(2_000);
    let all = (3..3 + rows).fold(school(2, "Trường A"), |mut all, row| {
        let _ = write!(all, "<row r=\"{row}\">{empty}</row>");
        all
    });
    Hostile { what, file: book(&school_rows(&all)), answer }
}

fn sizes() -> Vec<Hostile> {
    let far = format!("{}<row r=\"1048576\">{}</row>", school(2, "Trường A"), "<c/>");
    let wide = format!("<row r=\"1\">{}</row>", text("a").repeat(1_000));
    let csv = format!("{}\n", vec!["a"; 1_000].join(","));
    let long = |letters: &str| school_rows(&school(2, letters));
    let named = |target: &str| {
        let (relations, sheet) = (related(target), rows(&school_rows(&school(2, "Trường A"))));
        let path = format!("xl/{target}");
        let own: [(&str, &[u8]); 5] = [
            TYPES,
            BOOK,
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("../../../../tmp/densach-outside", b"outside"),
            (&path, sheet.as_bytes()),
        ];
        zipped(&own)
    };
    let merged = rows(&school_rows(&(school(2, "Trường A") + &school(3, "Trường B")))).replace(
        "</worksheet>",
        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>",
    );
    let duplicate =
        school_rows(&school(2, "Trường A")).replacen(&text("Loại"), &(text("Loại") + &text("Loại")), 1);
    let columns = Answer::Refused("Có dữ liệu bên phải cột GR");
    let one = Answer::Read { rows: 1, faulty: 0 };
    vec![
        empty_cells("a hundred thousand empty cells, dimension XFD1048576", 50, one),
        Hostile { what: "a last row that holds nothing", file: book(&school_rows(&far)), answer: one },
        Hostile { what: "1,000 columns", file: book(&wide), answer: columns },
        Hostile { what: "1,000 columns, CSV", file: csv.into_bytes(), answer: columns },
        Hostile {
            what: "20,001 rows",
            file: workbook(&HEADINGS, &schools(20_001)),
            answer: Answer::Refused("Tệp có hơn 20.000 dòng"),
        },
        Hostile {
            what: "a cell of 20 MB, packed",
            file: book(&long(&repeating(20 * 1024 * 1024))),
            answer: Answer::Refused("Có ô dài hơn 32.767 chữ"),
        },
        Hostile {
            what: "a cell of 5 MB, CSV",
            file: format!("Tên,Loại\n{},a\n", letters(5 * 1024 * 1024)).into_bytes(),
            answer: Answer::Refused("Có ô dài hơn 32.767 chữ"),
        },
        Hostile {
            what: "a cell of 20 MB, CSV",
            file: format!("Tên,Loại\n{},a\n", letters(20 * 1024 * 1024)).into_bytes(),
            answer: Answer::NotTaken("TOO_LARGE"),
        },
        Hostile {
            what: "names that lead out of the folder",
            file: named("../../../../tmp/a.xml"),
            answer: one,
        },
        Hostile {
            what: "a sheet that is a file of the server",
            file: {
                let relations = related("../../../../../etc/passwd");
                zipped(&[TYPES, BOOK, ("xl/_rels/workbook.xml.rels", relations.as_bytes())])
            },
            answer: Answer::Refused("Tệp không có gì"),
        },
        // The heading lies in a merged cell as well; that harms nobody.
        Hostile {
            what: "merged cells",
            file: package(merged.as_bytes(), &[]),
            answer: Answer::Read { rows: 2, faulty: 2 },
        },
        Hostile {
            what: "two columns with one heading",
            file: book(&duplicate.replacen(&text("Trường học"), &text("Trường học").repeat(2), 1)),
            answer: one,
        },
    ]
}

/// All of them; together they take some hundred megabytes while they are made.
pub fn all() -> Vec<Hostile> {
    let mut all = zip_bombs();
    all.extend(xml_bombs());
    all.extend(sizes());
    all.extend(no_tables());
    all
}

/// What takes longer than a test should.
pub fn large() -> Vec<Hostile> {
    vec![
        empty_cells("two million empty cells", 1_000, Answer::Read { rows: 1, faulty: 0 }),
        empty_cells("four million empty cells", 2_000, Answer::Refused("Tệp nén chứa quá nhiều")),
    ]
}
