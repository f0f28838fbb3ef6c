//! Schemes that are cited by name: `Đề án "…"`, `Đề án 89`, `Đề án phát triển văn hóa đọc …`.

use super::{Citation, passage::Passages, subject::tidy, words::Words};
use crate::clauses::Quotes;

const KIND: &str = "Đề án";
/// What an unquoted name begins with. Other words behind `Đề án` speak about a scheme without naming it.
const BEGINNINGS: [&str; 24] = [
    "phát triển", "xây dựng", "nâng cao", "đổi mới", "tăng cường", "đào tạo", "dạy", "phổ cập", "xóa", "xoá",
    "hỗ trợ", "đẩy mạnh", "củng cố", "bồi dưỡng", "chuyển đổi", "giáo dục", "quy hoạch", "sắp xếp",
    "tuyên truyền", "ứng dụng", "bảo đảm", "đảm bảo", "kiên cố", "phòng, chống",
];
/// Behind these words an unquoted name is over.
const STOPS: [&str; 14] =
    ["theo", "của", "do", "tại", "được", "đã", "nhằm", "kèm", "ban", "gắn", "thì", "là", "sẽ", "phải"];
const FEWEST_WORDS: usize = 3;
const MOST_WORDS: usize = 40;

/// A scheme whose kind ends with the current word.
pub fn find(words: &Words<'_>, passages: &Passages<'_>, quotes: &Quotes) -> Option<Citation> {
    let (second, first) = (words.current(), words.back(1)?);
    let rest = second.text.strip_prefix("án")?;
    // A quote may be glued to the word; anything else makes it another word, or ends the phrase.
    if first.text != "Đề" || !(rest.is_empty() || rest.starts_with(['"', '“', '«'])) {
        return None;
    }
    let behind = second.at + "án".len();
    if !names(passages.near(behind).trim_start()) {
        return None;
    }
    let text = passages.from(behind);
    let name_at = text.len() - text.trim_start().len();
    let (name, length) = name(&text[name_at..], behind + name_at, quotes)?;
    Some(Citation {
        kind: Some(KIND.to_owned()),
        name: Some(name),
        ranges: std::iter::once(first.at..behind + name_at + length).collect(),
        ..Citation::default()
    })
}

/// Does a name begin with this text, rather than a remark about a scheme?
fn names(text: &str) -> bool {
    let begins =
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '«'));
    begins || BEGINNINGS.iter().any(|words| crate::clauses::opens_with(text, words))
}

/// The name at the beginning of a text that stands at byte `at` of the body, and how many bytes it takes with its quotes.
fn name(text: &str, at: usize, quotes: &Quotes) -> Option<(String, usize)> {
    let first = text.chars().next()?;
    let (name, length) = match first {
        '"' | '“' | '«' => quoted(text, first.len_utf8(), quotes.unclosed.binary_search(&at).is_err())?,
        '0'..='9' => numeral(text)?,
        _ if names(text) => plain(text)?,
        _ => return None,
    };
    let name = tidy(name);
    name.contains(char::is_alphanumeric).then_some((name, length))
}

fn quoted(text: &str, opening: usize, is_closed: bool) -> Option<(&str, usize)> {
    let inner = &text[opening..];
    if is_closed && let Some((end, closing)) = closing_quote(inner) {
        return Some((&inner[..end], opening + end + closing));
    }
    // Never closed: it ends with the phrase.
    let end = inner
        .char_indices()
        .find(|&(at, sign)| matches!(sign, ';' | ':' | '\n') || (sign == '.' && !continues(&inner[at + 1..])))
        .map_or(inner.len(), |(at, _)| at);
    let end = inner[..end].trim_end().len();
    (end > 0).then_some((&inner[..end], opening + end))
}

fn closing_quote(inner: &str) -> Option<(usize, usize)> {
    let mut nested = 0_usize;
    for (at, sign) in inner.char_indices() {
        match sign {
            '“' | '«' => nested += 1,
            '”' | '»' if nested > 0 => nested -= 1,
            '"' | '”' | '»' => return Some((at, sign.len_utf8())),
            _ => {}
        }
    }
    None
}

/// `Đề án 89`, but not the beginning of a longer number.
fn numeral(text: &str) -> Option<(&str, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[length..];
    let longer = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '–'))
        || (behind.starts_with(['.', ',']) && behind[1..].starts_with(|c: char| c.is_ascii_digit()));
    (!longer && length <= 4).then_some((&text[..length], length))
}

fn plain(text: &str) -> Option<(&str, usize)> {
    let mut end = 0;
    let mut count = 0;
    let mut rest = text;
    while let Some(word) = rest.split_whitespace().next() {
        let at = text.len() - rest.trim_start().len();
        let behind = text[at + word.len()..].trim_start();
        let next_scheme = word == "và" && (behind.starts_with(KIND) || behind.starts_with("các "));
        if STOPS.contains(&word) || next_scheme || word.starts_with(['(', '"', '“', '|']) {
            break;
        }
        let bare = word.trim_end_matches([',', ';', '.', ':', ')', '/', '"', '”']);
        end = at + bare.len();
        count += 1;
        if bare.len() < word.len() && !(word.ends_with(',') && behind.starts_with(char::is_lowercase)) {
            break;
        }
        if count > MOST_WORDS {
            return None;
        }
        rest = behind;
    }
    let name = text[..end].trim_end_matches(',');
    (count >= FEWEST_WORDS).then_some((name, name.len()))
}

fn continues(behind: &str) -> bool {
    behind.starts_with(|c: char| !c.is_whitespace())
}
