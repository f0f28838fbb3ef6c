//! Kinds of document.

use super::words::Words;

/// Longer ones before those they end or begin with.
const KINDS: [&str; 42] = [
    "Văn bản quy phạm pháp luật",
    "Chương trình phối hợp liên ngành",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Chương trình phối hợp",
    "Chương trình hành động",
    "Chương trình công tác",
    "Kế hoạch liên ngành",
    "Kế hoạch liên tịch",
    "Kế hoạch phối hợp",
    "Hướng dẫn liên ngành",
    "Công văn liên ngành",
    "Quy chế phối hợp",
    "Văn bản hợp nhất",
    "Giấy mời",
    "Công văn",
    "Công điện",
    "Thông tư",
    "Thông báo",
    "Thông tri",
    "Kế hoạch",
    "Kết luận",
    "Chỉ thị",
    "Chương trình",
    "Quyết định",
    "Nghị định",
    "Nghị quyết",
    "Hướng dẫn",
    "Báo cáo",
    "Tờ trình",
    "Quy định",
    "Quy chế",
    "Pháp lệnh",
    "Văn bản",
    "Bộ luật",
    "Hiến pháp",
    "Đề án",
    "Dự án",
    "Điều lệ",
    "Biên bản",
    "Luật",
    "Lệnh",
];

/// The kind whose last word stands `places` before the current one: its canonical spelling, and where it begins.
pub fn ending_at(words: &Words<'_>, places: usize) -> Option<(&'static str, usize)> {
    KINDS.iter().find_map(|kind| {
        let mut at = 0;
        let matches = kind.split(' ').rev().zip(places..).all(|(part, place)| {
            words.back(place).is_some_and(|word| {
                at = word.at;
                same(word.text, part)
            })
        });
        matches.then_some((*kind, at))
    })
}

/// `Luật Giáo dục số …`: a law is named between its kind and its number.
pub fn law_before(words: &Words<'_>, places: usize) -> Option<(&'static str, usize, usize)> {
    const LONGEST_NAME: usize = 8;
    for place in places..places + LONGEST_NAME {
        let word = words.back(place)?;
        if matches!(word.text, "Luật" | "luật") {
            let code = words.back(place + 1).filter(|before| same(before.text, "Bộ"));
            let kind = if code.is_some() { "Bộ luật" } else { "Luật" };
            return Some((kind, code.unwrap_or(word).at, word.at + word.text.len()));
        }
        if word.text == "số" || word.text.ends_with([',', ';', '.', ':']) {
            return None;
        }
    }
    None
}

/// Does a text begin with a kind of document?
pub fn begins(text: &str) -> bool {
    KINDS.iter().any(|kind| crate::clauses::opens_with(text, kind))
}

/// Kinds are written with a capital or a small letter.
fn same(word: &str, part: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(part.chars().flat_map(char::to_lowercase))
}
