//! What holds for any text.

use proptest::prelude::*;

use super::{Outline, outline};
use crate::{citations::citations, clauses::title};

/// Pieces that the rules speak about, in any order.
const PIECES: [&str; 62] = [
    "I. NHIỆM VỤ",
    "II. ",
    "III. CHUNG",
    "1. Dạy học",
    "2. Thi đua;",
    "3. ",
    "1.1. Toán",
    "1.2 Văn",
    "2.1. Sử",
    "1.1.1. Số",
    "a) Cấp huyện",
    "b) cấp xã",
    "đ) Khác",
    "- Tăng cường",
    "+ Giảm",
    "* Chú ý",
    "–",
    "---",
    "Phần thứ nhất",
    "Chương I",
    "Mục 2. Thi",
    "Điều 1. Phạm vi",
    "Điều 2",
    "A. MỘT",
    "B. HAI",
    "PHỤ LỤC",
    "Trên đây là",
    "Đề nghị các đơn vị triển khai thực hiện",
    "Nơi nhận:",
    "KT. TRƯỞNG PHÒNG",
    "| TRƯỞNG PHÒNG",
    "Kính gửi:",
    "Thực hiện",
    "Căn cứ",
    "Công văn số 1592/SGDĐT-GDTrH&GDTX",
    "ngày 04/9/2019",
    "của Sở Giáo dục",
    "về việc",
    "Đề án \"",
    "Đề án 89",
    "“",
    "”",
    "\"",
    "\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    "\u{a0}",
    "\t",
    ".",
    ",",
    ";",
    ":",
    "số",
    "tháng",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 1/PGDĐT",
    "2019",
    "học.2. Tăng",
    "THỂ1. Tiếp",
    "(Kèm theo Quyết định số 1/QĐ-UBND)",
];

fn dispatch_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..120).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~\n“”đĐ1-9.)IVA-Za-z|-]{0,300}", dispatch_like()]
}

fn assert_sound(body: &str, outline: &Outline) {
    let mut at = 0;
    let cuts = outline.clauses.iter().map(|clause| &clause.range);
    for range in std::iter::once(&outline.preamble).chain(cuts).chain([&outline.closing]) {
        assert_eq!(range.start, at, "segments follow each other without a gap");
        assert!(body.is_char_boundary(range.end));
        at = range.end;
    }
    assert_eq!(at, body.len(), "the segments join to the body");
    let mut above = 0;
    for clause in &outline.clauses {
        assert!((1..=above + 1).contains(&clause.level), "levels go down one at a time");
        assert!(clause.title.chars().count() <= 161);
        assert_eq!(clause.title, title(&body[clause.range.clone()]), "moving no cut changes no title");
        above = clause.level;
    }
    assert!((1..=400).contains(&outline.clauses.len()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_segments_of_any_text_join_to_it(body in any_text()) {
        assert_sound(&body, &outline(&body));
    }

    #[test]
    fn any_citation_is_found_where_it_says(body in any_text()) {
        let outline = outline(&body);
        let found = citations(&body, &outline);
        let superior = found.iter().filter(|citation| citation.superior).count();
        prop_assert!(superior <= 1);
        for citation in &found {
            prop_assert!(citation.number.is_some() || citation.name.is_some());
            for range in &citation.ranges {
                prop_assert!(!body[range.clone()].is_empty());
                if let Some(number) = &citation.number {
                    prop_assert!(body[range.clone()].contains(number));
                }
            }
        }
    }

    #[test]
    fn any_text_has_a_title(text in any_text()) {
        let title = title(&text);
        prop_assert!(title.chars().count() <= 161);
        prop_assert!(!title.contains('\n'));
    }

    #[test]
    fn a_dispatch_in_good_order_is_read_as_it_was_written(sections in sections(), blank in any::<bool>()) {
        let (body, expected) = written(&sections, if blank { "\n\n" } else { "\n" });
        let found = outline(&body);
        assert_sound(&body, &found);
        let rows: Vec<_> = found.clauses.iter().map(|clause| (clause.label.clone(), clause.level)).collect();
        prop_assert_eq!(rows, expected);
        prop_assert!(body[found.closing].starts_with("Trên đây"));
    }
}

/// Sentences with what may stand in one: dates, numbers of documents, quotes that are closed or not.
fn sentence() -> impl Strategy<Value = String> {
    let words = prop::sample::select(
        [
            "dạy học",
            "thi đua ngày 21/4",
            "theo Công văn số 5/SGDĐT",
            "phong trào “Dạy tốt”",
            "Đề án \"Học tập",
            "1,5 triệu",
        ]
        .as_slice(),
    );
    prop::collection::vec(words, 1..6).prop_map(|words| format!("Các trường {}", words.join(", ")))
}

type Item = (String, Vec<String>);

/// Roman sections with numbered items with bullets.
fn sections() -> impl Strategy<Value = Vec<Vec<Item>>> {
    let item = (sentence(), prop::collection::vec(sentence(), 0..4));
    prop::collection::vec(prop::collection::vec(item, 0..5), 1..6)
}

fn written(sections: &[Vec<Item>], end: &str) -> (String, Vec<(String, u8)>) {
    let mut lines = vec!["Thực hiện Kế hoạch số 1/KH-UBND, Phòng hướng dẫn như sau:".to_owned()];
    let mut expected = Vec::new();
    for (section, roman) in sections.iter().zip(["I", "II", "III", "IV", "V"]) {
        lines.push(format!("{roman}. NHIỆM VỤ"));
        expected.push((roman.to_owned(), 1));
        for ((text, bullets), number) in section.iter().zip(1..) {
            lines.push(format!("{number}. {text}"));
            expected.push((number.to_string(), 2));
            lines.extend(bullets.iter().map(|bullet| format!("- {bullet};")));
            expected.extend(bullets.iter().map(|_| ("-".to_owned(), 3)));
        }
    }
    lines.push("Trên đây là hướng dẫn.".to_owned());
    (lines.join(end), expected)
}
