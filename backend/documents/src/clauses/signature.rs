//! Signature blocks and lists of recipients.

use super::lines::{in_capitals, opens_with};

/// Signing for, or on behalf of, somebody.
const BEHALF: [&str; 9] = ["KT.", "TM.", "TL.", "TUQ.", "K/T", "T/M", "T/L", "Q.", "KT "];
const OFFICES: [&str; 20] = [
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "THỦ TRƯỞNG",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "CHÁNH THANH TRA",
];
/// How the first lines of a list of recipients read where `Nơi nhận` itself was lost.
const RECIPIENTS: [&str; 6] = ["Như trên", "Như kính gửi", "Như Kính gửi", "Như Điều", "Lưu:", "Lưu VT"];
/// A signature is short; a longer line in capitals is a heading.
const MAX_BYTES: usize = 160;

/// The cells of a table row; a line without pipes is one cell.
pub fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|cell| !cell.is_empty())
}

/// Signed on behalf of somebody: nothing else in a dispatch begins like this.
fn is_on_behalf(cell: &str) -> bool {
    cell.len() <= MAX_BYTES && BEHALF.iter().any(|prefix| cell.starts_with(prefix)) && in_capitals(cell)
}

fn is_office(cell: &str) -> bool {
    cell.len() <= MAX_BYTES && OFFICES.iter().any(|office| opens_with(cell, office)) && in_capitals(cell)
}

fn is_recipient(cell: &str) -> bool {
    let named = cell.trim_start_matches(['-', '–', '—', '+', '*', '•', '·']).trim_start();
    named.len() < cell.len() && RECIPIENTS.iter().any(|phrase| named.starts_with(phrase))
}

fn is_nowhere_else(cell: &str) -> bool {
    opens_with(cell, "Nơi nhận") || opens_with(cell, "NƠI NHẬN") || is_recipient(cell)
}

/// Where a line stands that may end the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the first clause: the head of a decision names an office too, with the place it belongs to.
    BeforeClauses,
    /// Right below a heading in capitals that may go on with the name of an office.
    BelowHeading,
    WithinClauses,
}

/// Does the document end with this line?
pub fn is_end(text: &str, place: Place) -> bool {
    let first = cells(text).next().unwrap_or_default();
    if is_nowhere_else(first) {
        return true;
    }
    let all_signs =
        cells(text).all(|cell| is_nowhere_else(cell) || in_capitals(cell) || cell.starts_with('-'));
    let office = |cell: &str| OFFICES.contains(&cell) || (place == Place::WithinClauses && is_office(cell));
    let signed = cells(text).any(|cell| is_on_behalf(cell) || (place != Place::BelowHeading && office(cell)));
    all_signs && signed
}
