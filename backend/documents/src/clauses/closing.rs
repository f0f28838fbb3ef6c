//! What ends the clauses: closing phrases, signatures, annexes.

use super::{
    lines::{Lines, ends_sentence, in_capitals, opens_with},
    signature::{self, Place},
};

/// How many lines a closing sentence may be broken over.
const SENTENCE_LINES: usize = 8;

/// Whom a dispatch asks: everybody it is sent to, as `các đơn vị`, or those who lead them.
const ASKED: [&str; 10] = [
    "các", "Các", "Thủ trưởng", "Hiệu trưởng", "UBND", "Ban Giám", "Ban giám", "Giám đốc", "Lãnh đạo", "toàn",
];

/// A phrase that closes a dispatch if no further clause follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `Trên đây là …`, `Nhận được …`: only a number that continues an open run shows that the document goes on.
    Farewell,
    /// `Đề nghị …`, `Yêu cầu …`: may as well introduce a list; any further marker shows that the document goes on.
    Demand,
}

/// The closing phrase that a line opens with; `following` are the lines behind it.
pub fn phrase(text: &str, following: Lines<'_>) -> Option<Phrase> {
    let text = text.trim_start_matches(['|', ' ']);
    if opens_with(text, "Trên đây") || opens_with(text, "Nhận được") {
        return Some(Phrase::Farewell);
    }
    let asked = text.strip_prefix("Đề nghị").or_else(|| text.strip_prefix("Yêu cầu"))?;
    if !ASKED.iter().any(|word| opens_with(asked.trim_start(), word)) {
        return None;
    }
    let mut said = Said::default();
    said.hear(text);
    if !ends_sentence(text) {
        for line in following.take(SENTENCE_LINES).take_while(|line| !line.is_blank()) {
            said.hear(line.text);
            if ends_sentence(line.text) {
                break;
            }
        }
    }
    (said.earnestly && said.carry_out).then_some(Phrase::Demand)
}

/// `nghiêm túc thực hiện`, `triển khai thực hiện`, in whatever order and however broken over lines.
#[derive(Default)]
struct Said {
    earnestly: bool,
    carry_out: bool,
}

impl Said {
    fn hear(&mut self, text: &str) {
        self.earnestly |= text.contains("nghiêm túc") || text.contains("triển khai");
        self.carry_out |= text.contains("thực hiện");
    }
}

/// Does the document end with this line, whatever follows?
pub fn is_end(text: &str, place: Place) -> bool {
    signature::is_end(text, place) || (place == Place::WithinClauses && is_annex_heading(text))
}

/// The headings of a second document that are never part of the first one's text.
fn is_annex_heading(text: &str) -> bool {
    let heading = opens_with(text, "PHỤ LỤC") && in_capitals(text);
    heading || signature::cells(text).any(is_country)
}

/// Quốc hiệu, in both spellings.
fn is_country(cell: &str) -> bool {
    cell.starts_with("CỘNG HÒA XÃ HỘI CHỦ NGHĨA") || cell.starts_with("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA")
}

/// Does an annexed document begin with this line of the closing?
pub fn begins_annex(text: &str) -> bool {
    is_annex_heading(text)
        || opens_with(text, "Phụ lục")
        || ["(Kèm theo", "(kèm theo", "(Ban hành kèm theo", "Kèm theo"]
            .iter()
            .any(|phrase| text.starts_with(phrase))
}
