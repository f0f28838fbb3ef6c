//! Text into XML: the only place where text of others enters the document.

use std::fmt::Write as _;

use super::{Run, styles::Style};

/// Markup is escaped; what XML cannot hold at all is dropped.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(letter),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A paragraph of one look, that of its style.
pub fn paragraph(style: Style, text: &str) -> String {
    wrap(style, &run("", text))
}

pub fn paragraph_of_runs(style: Style, lead: &str, runs: &[Run]) -> String {
    let runs: String = runs.iter().map(|piece| run(look(piece), &piece.text)).collect();
    let lead = if lead.is_empty() { String::new() } else { run("", lead) };
    wrap(style, &(lead + &runs))
}

/// A solid line of this width in the middle of a column; an underline would cling to the letters.
pub fn rule(column: u32, width: u32) -> String {
    let side = column.saturating_sub(width) / 2;
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{}"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>"#,
        Style::Rule.id()
    )
}

fn wrap(style: Style, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{runs}</w:p>"#, style.id())
}

const fn look(run: &Run) -> &'static str {
    match (run.bold, run.italic) {
        (false, false) => "",
        (true, false) => "<w:rPr><w:b/></w:rPr>",
        (false, true) => "<w:rPr><w:i/></w:rPr>",
        (true, true) => "<w:rPr><w:b/><w:i/></w:rPr>",
    }
}

fn run(look: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut xml = format!("<w:r>{look}");
    for (line, text) in escape(text).split('\n').enumerate() {
        xml.push_str(if line == 0 { "" } else { "<w:br/>" });
        for (stop, text) in text.split('\t').enumerate() {
            xml.push_str(if stop == 0 { "" } else { "<w:tab/>" });
            // Writing to a string cannot fail.
            let _ = write!(xml, r#"<w:t xml:space="preserve">{text}</w:t>"#);
        }
    }
    xml + "</w:r>"
}
