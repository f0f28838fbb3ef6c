use super::docx_file::{CONTENT_TYPES, document, docx, item, level, list, numbered, of_document, p, zip};
use crate::reading::{MOST_BYTES, Unreadable, read};

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let zeros = vec![0; 40 * 1024 * 1024];
    let file = zip(&[("[Content_Types].xml", CONTENT_TYPES.as_bytes()), ("word/document.xml", &zeros)]);
    assert!(file.len() < MOST_BYTES);
    assert_eq!(read(&file), Err(Unreadable::TooMuchInside));
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_not_unpacked() {
    let zeros = vec![b' '; 40 * 1024 * 1024];
    let mut file = zip(&[("[Content_Types].xml", CONTENT_TYPES.as_bytes()), ("word/document.xml", &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = file.windows(4).position(|window| window == size) {
        file[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(read(&file), Err(Unreadable::TooMuchInside | Unreadable::BrokenDocx)));
}

#[test]
fn parts_that_are_large_together_are_refused() {
    let spaces = " ".repeat(15 * 1024 * 1024);
    let part = |root: &str| format!("<w:{root} xmlns:w=\"urn\">{spaces}</w:{root}>");
    let file = zip(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("word/document.xml", document(&spaces).as_bytes()),
        ("word/styles.xml", part("styles").as_bytes()),
        ("word/numbering.xml", part("numbering").as_bytes()),
    ]);
    assert_eq!(read(&file), Err(Unreadable::TooMuchInside));
}

#[test]
fn more_text_than_a_body_holds_is_refused() {
    let file = docx(&p(&"năm học ".repeat(20_000)).repeat(20));
    assert_eq!(read(&file), Err(Unreadable::TooMuchInside));
}

#[test]
fn many_entries_are_refused() {
    let names: Vec<String> = (0..2100).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(&zip(&parts)), Err(Unreadable::TooMuchInside));
}

#[test]
fn a_truncated_document_is_broken() {
    let file = docx(&p("Điều 1."));
    for length in 5..file.len() {
        assert_eq!(read(&file[..length]), Err(Unreadable::BrokenDocx), "{length}");
    }
}

#[test]
fn a_damaged_document_is_never_read_wrongly() {
    let file = docx(&p("Điều 1."));
    for at in 0..file.len() {
        let mut damaged = file.clone();
        damaged[at] ^= 0x20;
        if let Ok(reading) = read(&damaged) {
            assert_eq!(reading.body, "Điều 1.", "{at}");
        }
    }
}

#[test]
fn document_types_and_unknown_entities_are_refused() {
    let bomb = r#"<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#;
    let with_type = document(&p("&b;")).replace("<w:document", &format!("{bomb}<w:document"));
    assert_eq!(read(&of_document(&with_type)), Err(Unreadable::BrokenDocx));
    assert_eq!(read(&docx(&p("&b;"))), Err(Unreadable::BrokenDocx));
}

#[test]
fn broken_xml_is_refused() {
    for xml in ["<w:p>", "</w:p>", "<w:p></w:r>", "<w:p", "&#0;", "&#x110000;"] {
        assert_eq!(read(&docx(xml)), Err(Unreadable::BrokenDocx), "{xml}");
    }
    assert_eq!(read(&docx(&p("a&#0;b"))), Err(Unreadable::BrokenDocx));
    assert_eq!(read(&docx(&p("a&#1;b"))).unwrap().body, "a b");
}

#[test]
fn deep_nesting_is_refused() {
    for element in ["w:p", "w:tbl", "w:ins", "w:pPr", "w:del"] {
        let xml =
            format!("{}{}", format!("<{element}>").repeat(10_000), format!("</{element}>").repeat(10_000));
        assert_eq!(read(&docx(&xml)), Err(Unreadable::TooMuchInside), "{element}");
    }
}

#[test]
fn zips_that_are_no_word_documents_are_told_apart() {
    let types = CONTENT_TYPES.as_bytes();
    let sheet = CONTENT_TYPES.replace("wordprocessingml", "spreadsheetml");
    let text = document(&p("Điều 1."));
    assert_eq!(read(&zip(&[])), Err(Unreadable::NotText));
    assert_eq!(read(&zip(&[("a.txt", b"a")])), Err(Unreadable::NotText));
    assert_eq!(read(&zip(&[("[Content_Types].xml", types)])), Err(Unreadable::NotText));
    assert_eq!(read(&zip(&[("word/document.xml", text.as_bytes())])), Err(Unreadable::BrokenDocx));
    let wrong: &[(&str, &[u8])] =
        &[("[Content_Types].xml", sheet.as_bytes()), ("word/document.xml", text.as_bytes())];
    assert_eq!(read(&zip(wrong)), Err(Unreadable::BrokenDocx));
    assert_eq!(read(b"PK\x03\x04 and then nothing of the kind"), Err(Unreadable::BrokenDocx));
}

#[test]
fn numbers_cannot_be_made_to_grow_without_end() {
    let start = |number: u8, format: &str, first: &str| {
        level(number, format, "%1%2").replace(r#"w:start w:val="1""#, &format!(r#"w:start w:val="{first}""#))
    };
    let numbering = list(1, &[start(0, "upperRoman", "4294967295"), start(1, "lowerLetter", "99999999999")]);
    let long = list(2, &[level(0, "decimal", &"9".repeat(2000))]);
    let body =
        [item(1, 0, "a"), item(1, 1, "b"), item(2, 0, "c"), item(1, 200, "d"), item(77, 0, "e")].concat();
    let file = numbered(&body, &[numbering.0, long.0, numbering.1, long.1].concat(), "");
    assert_eq!(read(&file).unwrap().body, "32767a a\n32767a b\nc\nd\ne");
}

#[test]
fn numbers_in_cells_count_as_text() {
    let (pattern, one) =
        list(1, &[level(0, "lowerLetter", &"%1".repeat(32)).replace(r#"val="1""#, r#"val="750""#)]);
    let cell = format!("<w:tc>{}</w:tc>", item(1, 0, ""));
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(20_000));
    assert_eq!(read(&numbered(&row, &(pattern + &one), "")), Err(Unreadable::TooMuchInside));
}

#[test]
fn a_paragraph_that_runs_on_for_ever_is_read_in_passing() {
    let xml = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>abc</w:t></w:r></w:p>".repeat(100_000);
    assert_eq!(read(&docx(&xml)).unwrap().body, "abc".repeat(100_000));
}
