//! Who issued a document and what it is about.

use super::kinds;

/// Behind these words the name of an authority is over.
const STOPS: [&str; 32] = [
    "về", "v/v", "V/v", "quy", "hướng", "phê", "sửa", "triển", "thực", "trên", "tại", "đã", "nhằm", "để",
    "trong", "theo", "ngày", "giai", "được", "có", "là", "thì", "cho", "do", "đến", "nêu", "kèm", "bổ",
    "công", "đối", "khi", "năm",
];
const MAX_ISSUER_CHARS: usize = 160;
const MAX_SUBJECT_CHARS: usize = 400;

/// `của Sở Giáo dục và Đào tạo Sơn La …`: the authority, and the bytes up to its end.
pub fn issuer(text: &str) -> Option<(String, usize)> {
    let name = text.strip_prefix("của").filter(|rest| rest.starts_with(char::is_whitespace))?;
    let mut end = 0;
    let mut rest = name.trim_start();
    let begin = name.len() - rest.len();
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    while let Some(word) = rest.split_whitespace().next() {
        let behind = rest.split_once(word).map_or("", |(_, behind)| behind).trim_start();
        if stops_issuer(word, behind) {
            break;
        }
        let bare = word.trim_end_matches([',', ';', '.', ':', ')', '"', '”']);
        end = name.len() - rest.len() + bare.len();
        if bare.len() < word.len() {
            break;
        }
        rest = behind;
    }
    let name_text = name.get(begin..end)?;
    let fits = !name_text.is_empty() && name_text.chars().count() <= MAX_ISSUER_CHARS;
    fits.then(|| (tidy(name_text), text.len() - name.len() + end))
}

fn stops_issuer(word: &str, behind: &str) -> bool {
    // `Ủy ban nhân dân` has the word in the middle.
    let enacts = word == "ban" && behind.starts_with("hành");
    let next_document = word == "và" && (kinds::begins(behind) || behind.starts_with(char::is_lowercase));
    enacts || next_document || STOPS.contains(&word) || word.starts_with(['(', '|', '"', '“', '-', '–'])
}

/// What stands behind `về` or `về việc`, to the end of the phrase.
pub fn subject(text: &str) -> Option<String> {
    let text = ["quy định ", "hướng dẫn "].iter().find_map(|verb| text.strip_prefix(verb)).unwrap_or(text);
    let about = ["về việc", "về", "v/v", "V/v"]
        .iter()
        .find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace)))?
        .trim_start();
    let end = end_of_phrase(about);
    let subject = tidy(&about[..end]);
    let too_long = subject.char_indices().nth(MAX_SUBJECT_CHARS).map(|(at, _)| at);
    let kept =
        too_long.map_or(subject.as_str(), |at| subject[..at].rsplit_once(' ').map_or("", |(whole, _)| whole));
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// A phrase ends with its sentence, with the bracket around it, or with a comma before a name: `…, Phòng Giáo dục và Đào tạo`.
fn end_of_phrase(text: &str) -> usize {
    let mut brackets = 0_usize;
    let mut at = 0;
    for sign in text.chars() {
        let behind = &text[at + sign.len_utf8()..];
        let next = behind.trim_start();
        let parted = behind.is_empty() || next.len() < behind.len();
        match sign {
            '(' => brackets += 1,
            ')' if brackets == 0 => return at,
            ')' => brackets -= 1,
            ';' | ':' | '|' => return at,
            '.' | '/' if parted || behind.starts_with('/') => return at,
            ',' if brackets == 0 && next.starts_with(char::is_uppercase) => return at,
            'v' if behind.starts_with("à ")
                && text[..at].ends_with(' ')
                && kinds::begins(&behind["à ".len()..]) =>
            {
                return at;
            }
            _ => {}
        }
        at += sign.len_utf8();
    }
    text.len()
}

pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
