//! Lines that were broken in the middle of a sentence.

use super::{
    lines::{begins_small, ends_sentence, in_capitals},
    marker::{Kind, Marker},
};

/// Words that ask for a number or a name on the next line.
const ASKING: [&str; 9] = ["số", "ngày", "tháng", "năm", "Điều", "khoản", "điểm", "mục", "thứ"];

/// Kinds of document, which ask for their number. In small letters they are common nouns (`xây dựng kế hoạch`) and ask for nothing.
const ASKING_PAIRS: [[&str; 2]; 12] = [
    ["Quyết", "định"],
    ["Nghị", "định"],
    ["Nghị", "quyết"],
    ["Thông", "tư"],
    ["Công", "văn"],
    ["Chỉ", "thị"],
    ["Kết", "luận"],
    ["Kế", "hoạch"],
    ["Phụ", "lục"],
    ["học", "kỳ"],
    ["nhiệm", "kỳ"],
    ["Đề", "án"],
];

/// Before these the asking word is the second half of another one, and a heading may well end in it:
/// `chuyển đổi số`, `ưu điểm`, `hằng năm`, `danh mục`.
const NOT_ASKING: [(&str, &[&str]); 7] = [
    (
        "số",
        &[
            "thiểu", "đa", "dân", "đổi", "tế", "liệu", "nghệ", "hội", "lực", "trường", "quyền", "gia",
            "dụng", "phẩm", "tảng", "năng", "hệ", "chỉ", "tham", "sĩ", "tỷ", "tỉ", "điểm", "thông", "chữ",
            "con", "thuật", "một", "học",
        ],
    ),
    ("điểm", &["ưu", "nhược", "đặc", "thời", "địa", "quan", "trọng", "thí", "khuyết", "chấm", "cho", "tâm"]),
    ("mục", &["danh", "hạng", "đề", "chuyên", "thư"]),
    ("khoản", &["tài", "các", "điều"]),
    (
        "năm",
        &[
            "hằng", "hàng", "cả", "nhiều", "mỗi", "từng", "các", "theo", "trong", "đầu", "cuối", "giữa",
            "một", "hai", "quanh",
        ],
    ),
    ("tháng", &["hằng", "hàng", "mỗi", "từng", "các", "theo", "một", "hai", "nhiều"]),
    ("ngày", &["hằng", "hàng", "mỗi", "từng", "các", "theo", "trong", "một", "hai", "nhiều"]),
];

/// Words after which no sentence and no heading ends.
const HANGING: [&str; 36] = [
    "của", "và", "với", "các", "những", "cho", "tại", "theo", "về", "trong", "để", "do", "là", "bằng", "từ",
    "đến", "hoặc", "như", "ở", "bởi", "nhằm", "được", "bị", "khi", "nếu", "mà", "vì", "cùng", "tới", "trên",
    "gồm", "Sở", "Bộ", "thứ", "mọi", "vào",
];

/// Before a number these go on; before the first number of a list nobody writes them.
const COUNTING: [&str; 9] = ["đến", "từ", "của", "tại", "với", "tới", "khoảng", "hơn", "gần"];

/// Does the line above ask for a number or a name?
fn asks(above: &str) -> bool {
    let mut words = above.split_whitespace().rev();
    let (Some(last), before) = (words.next(), words.next().unwrap_or_default()) else { return false };
    if ASKING_PAIRS.contains(&[before, last]) {
        return true;
    }
    // `02 năm` and `60 ngày` have their number already.
    let counted = before.ends_with(|c: char| c.is_ascii_digit()) && !matches!(last, "Điều" | "số");
    let answered = counted
        || NOT_ASKING
            .iter()
            .any(|(word, others)| *word == last && others.contains(&before.to_lowercase().as_str()));
    ASKING.contains(&last) && !answered
}

/// `theo khoản 2` above `Điều 5.`
fn asks_for_article(above: &str) -> bool {
    let mut words = above.trim_end_matches(',').split_whitespace().rev();
    let number = words.next().is_some_and(|word| word.len() <= 3);
    number && words.next().is_some_and(|word| matches!(word, "khoản" | "điểm" | "Khoản" | "Điểm"))
}

/// Is this marker, right below a line of text, merely the next word of its sentence?
pub fn is_continuation(above: &str, marker: &Marker<'_>) -> bool {
    let Some(kind) = marker.kind() else { return false };
    if kind.is_bullet() {
        // `giai đoạn 2016` above `- 2020`.
        let years = marker.text.bytes().take_while(u8::is_ascii_digit).count() == 4;
        return years && above.ends_with(|c: char| c.is_ascii_digit());
    }
    if asks(above) {
        return true;
    }
    let open_ended =
        above.ends_with([',', '-', '–']) || last_word(above).is_some_and(|word| COUNTING.contains(&word));
    match kind {
        Kind::Article => open_ended || asks_for_article(above),
        Kind::Section => open_ended,
        kind => kind.is_digits() && open_ended,
    }
}

/// Does `next`, a line that is no marker, go on with the sentence of `above`?
pub fn goes_on(above: &str, next: &str) -> bool {
    if ends_sentence(above) {
        return false;
    }
    let hangs = above.ends_with([',', '-', '–'])
        || asks(above)
        || last_word(above).is_some_and(|word| HANGING.contains(&word));
    // `(TTHTCĐ); quản lý …` goes on, `(Có biểu mẫu kèm theo)` is a note of its own.
    let bracketed = next.starts_with('(') && !next.trim_end_matches(['.', ';']).ends_with(')');
    // A figure that is no marker begins no sentence: `ít nhất` above `1.5 m2`.
    let figure = next.starts_with(|first: char| first.is_ascii_digit());
    hangs || figure || begins_small(next) || bracketed || next.starts_with(['"', '“', '«'])
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// Does a heading in capitals lack its last words, `TRÁCH NHIỆM CỦA`?
pub fn heading_hangs(heading: &str) -> bool {
    heading.ends_with([',', '-', '–'])
        || last_word(heading)
            .is_some_and(|word| word.len() < 16 && HANGING.contains(&word.to_lowercase().as_str()))
}

/// Does a heading in capitals go on over the next line?
pub fn heading_goes_on(heading: &str, next: &str) -> bool {
    in_capitals(heading) && in_capitals(next) && !heading.ends_with(['.', ';', ':'])
}
