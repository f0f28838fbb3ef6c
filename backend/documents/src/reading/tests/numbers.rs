use super::docx_file::{item, level, list, numbered, p};
use crate::reading::read;

fn lines(body: &[String], (patterns, lists): (String, String), styles: &str) -> Vec<String> {
    let file = numbered(&body.concat(), &(patterns + &lists), styles);
    read(&file).unwrap().body.lines().map(str::to_owned).collect()
}

fn dispatch() -> (String, String) {
    list(
        1,
        &[
            level(0, "upperRoman", "%1."),
            level(1, "decimal", "%2."),
            level(2, "decimal", "%2.%3."),
            level(3, "lowerLetter", "%4)"),
            level(4, "bullet", "\u{F0B7}"),
            level(5, "bullet", "+"),
        ],
    )
}

#[test]
fn levels_count_each_for_itself_and_begin_anew_under_the_next_above() {
    let body = [
        item(1, 0, "CHUNG"),
        item(1, 0, "CỤ THỂ"),
        item(1, 1, "Một"),
        item(1, 2, "Một một"),
        item(1, 2, "Một hai"),
        item(1, 1, "Hai"),
        item(1, 2, "Hai một"),
        item(1, 3, "a"),
        item(1, 3, "b"),
        item(1, 4, "gạch"),
        item(1, 5, "cộng"),
        p("không"),
        item(1, 0, "HẾT"),
    ];
    let expected = "I. CHUNG|II. CỤ THỂ|1. Một|1.1. Một một|1.2. Một hai|2. Hai|2.1. Hai một|a) a|b) b|- gạch|+ cộng|không|III. HẾT";
    assert_eq!(lines(&body, dispatch(), "").join("|"), expected);
}

#[test]
fn lists_of_one_pattern_count_on_unless_they_have_their_own_start() {
    let (pattern, one) = list(1, &[level(0, "decimal", "%1)")]);
    let two = r#"<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;
    let three = r#"<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;
    let body = [item(1, 0, "a"), item(2, 0, "b"), item(3, 0, "c"), item(3, 0, "d")];
    assert_eq!(lines(&body, (pattern, format!("{one}{two}{three}")), "").join("|"), "1) a|2) b|5) c|6) d");
}

#[test]
fn headings_are_numbered_through_their_styles() {
    let heading = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let level = |number: u8, style: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{number}"><w:numFmt w:val="decimal"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let styles = r#"<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>"#;
    let left = r#"<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>e</w:t></w:r></w:p>"#;
    let body =
        [heading("H1", "a"), heading("H2", "b"), heading("H3", "c"), heading("Ring", "d"), left.to_owned()];
    let numbering = list(1, &[level(0, "H1", "Điều %1."), level(1, "H2", "%1.%2")]);
    assert_eq!(lines(&body, numbering, styles).join("|"), "Điều 1. a|1.1 b|1.2 c|d|e");
}

#[test]
fn a_pattern_may_be_kept_in_a_list_style() {
    let (pattern, one) = list(1, &[level(0, "upperLetter", "%1.")]);
    let link = r#"<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Kieu"/></w:abstractNum>"#;
    let two = r#"<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>"#;
    let styles = r#"<w:style w:type="numbering" w:styleId="Kieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let body = [item(2, 0, "a"), item(2, 0, "b")];
    assert_eq!(lines(&body, (pattern + link, one + two), styles).join("|"), "A. a|B. b");
}

#[test]
fn formats_and_their_exceptions_are_written_as_word_writes_them() {
    let special = |number: u8, format: &str, text: &str, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{number}"><w:start w:val="27"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let levels = [
        special(0, "upperRoman", "%1", ""),
        special(1, "lowerLetter", "%2)", r#"<w:lvlRestart w:val="0"/>"#),
        special(2, "decimal", "%1.%3", "<w:isLgl/>"),
        special(3, "decimalZero", "%4", r#"<w:suff w:val="nothing"/>"#),
        special(4, "none", "", ""),
        special(5, "lowerRoman", "100% %6", ""),
    ];
    let body = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 2, "c"),
        item(1, 3, "d"),
        item(1, 4, "e"),
        item(1, 5, "f"),
        item(1, 0, "g"),
        item(1, 1, "h"),
    ];
    let expected = "XXVII a|aa) b|27.27 c|27d|e|100% xxvii f|XXVIII g|bb) h";
    assert_eq!(lines(&body, list(1, &levels), "").join("|"), expected);
}

#[test]
fn numbers_stand_in_cells_and_before_empty_paragraphs() {
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        item(1, 1, ""),
        item(1, 1, "b")
    );
    assert_eq!(lines(&[table, item(1, 1, "")], dispatch(), ""), ["1. | 2. b", "3."]);
}
