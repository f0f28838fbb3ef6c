//! What the dispatch of 2019 cites, and each rule by itself.

use super::{Citation, citations};
use crate::clauses::outline;

const DISPATCH: &str = include_str!("../../tests/dispatch-2019.txt");

fn cited(body: &str) -> Vec<Citation> {
    citations(body, &outline(body))
}

/// The only citation of a sentence.
fn only(sentence: &str) -> Citation {
    let mut found = cited(&format!("1. {sentence}\n"));
    assert_eq!(found.len(), 1, "{sentence}: {found:?}");
    found.remove(0)
}

/// Kind, number or name, date and issuer.
fn row(citation: &Citation) -> (&str, &str, Option<(u16, u8, u8)>, &str) {
    let called = citation.number.as_deref().or(citation.name.as_deref()).unwrap();
    (
        citation.kind.as_deref().unwrap_or("?"),
        called,
        citation.date,
        citation.issuer.as_deref().unwrap_or("?"),
    )
}

#[test]
fn the_dispatch_of_2019_cites_seven_documents_and_four_schemes() {
    let found = cited(DISPATCH);
    let rows: Vec<_> = found.iter().map(row).collect();
    let culture = "phát triển văn hóa đọc trong cộng đồng đến năm 2020 và định hướng đến năm 2030";
    let languages = "Dạy và học ngoại ngữ trong hệ thống giáo dục quốc dân giai đoạn 2017-2025";
    let both = "Sở Giáo dục và Đào tạo và Hội Khuyến học tỉnh";
    assert_eq!(
        rows,
        [
            ("Công văn", "1592/SGDĐT-GDTrH&GDTX", Some((2019, 9, 4)), "Sở Giáo dục và Đào tạo Sơn La"),
            ("Đề án", "Xây dựng xã hội học tập giai đoạn 2012-2020", None, "?"),
            ("Kết luận", "49-KL/TW", Some((2019, 5, 10)), "Ban Bí thư"),
            ("Chỉ thị", "11-CT/TW", None, "Bộ Chính trị khóa X"),
            ("Thông tư", "44/2014/TT-BGDĐT", Some((2014, 12, 12)), "Bộ GDĐT"),
            ("Đề án", culture, None, "?"),
            ("Kế hoạch", "161/KH-BGDĐT", Some((2018, 3, 26)), "Bộ Giáo dục và Đào tạo"),
            ("Kế hoạch", "430/KH-SGDĐT", Some((2018, 4, 6)), "Sở Giáo dục và Đào tạo"),
            ("Chương trình phối hợp", "71/CTr-SGDĐT-HKH", Some((2018, 8, 13)), both),
            ("Đề án", "89", None, "?"),
            ("Đề án", languages, None, "?"),
        ]
    );
    let superior: Vec<_> = found.iter().filter(|citation| citation.superior).map(row).collect();
    assert_eq!(superior, rows[..1]);
}

#[test]
fn the_subject_stands_behind_about() {
    let found = cited(DISPATCH);
    assert_eq!(
        found[0].name.as_deref(),
        Some("hướng dẫn thực hiện nhiệm vụ năm học 2019-2020 đối với Giáo dục thường xuyên (GDTX)")
    );
    assert_eq!(
        found[8].name.as_deref(),
        Some("hoạt động khuyến học, khuyến tài, xây dựng xã hội học tập giai đoạn 2018-2020")
    );
    assert_eq!(&DISPATCH[found[2].ranges[0].clone()], "Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư");
}

#[test]
fn nothing_is_guessed() {
    assert_eq!(row(&only("Theo Thông tư số 22/2016/TT-BGDĐT.")), ("Thông tư", "22/2016/TT-BGDĐT", None, "?"));
    assert_eq!(only("Theo Công văn số 5/SGDĐT ngày 31/02/2019 của Sở.").date, None);
    assert_eq!(only("Thực hiện văn bản số 12/UBND-VX về nghỉ Tết.").name.as_deref(), Some("nghỉ Tết"));
    assert_eq!(row(&only("Theo số 5/SGDĐT.")), ("?", "5/SGDĐT", None, "?"));
    for text in [
        "Mục tiêu của Đề án đến năm 2020.",
        "Kế hoạch năm học 2019-2020.",
        "Lớp 5/A.",
        "Số 5/SGDĐT.",
        "Đề án này.",
        "Công văn số 5 của Sở.",
    ] {
        assert_eq!(cited(&format!("1. {text}\n")), [], "{text}");
    }
}

#[test]
fn the_ways_of_writing_a_document() {
    let decision =
        "Quyết định số 281/QĐ-TTg của Thủ tướng Chính phủ ngày 20 tháng 02 năm 2014 về việc phê duyệt Đề án;";
    assert_eq!(
        row(&only(decision)),
        ("Quyết định", "281/QĐ-TTg", Some((2014, 2, 20)), "Thủ tướng Chính phủ")
    );
    assert_eq!(
        row(&only("Nghị quyết 29-NQ/TW, ngày 04-11-2013, của Ban Chấp hành Trung ương ban hành.")),
        ("Nghị quyết", "29-NQ/TW", Some((2013, 11, 4)), "Ban Chấp hành Trung ương")
    );
    assert_eq!(
        row(&only("Công văn số 512 ngày 2/9/2019 của Phòng.")),
        ("Công văn", "512", Some((2019, 9, 2)), "Phòng")
    );
    let law = only("Luật Giáo dục số 43/2019/QH14;");
    assert_eq!(row(&law), ("Luật", "43/2019/QH14", None, "?"));
    assert_eq!(law.name.as_deref(), Some("Luật Giáo dục"));
    assert_eq!(row(&only("Công văn\nsố 5/SGDĐT ngày\n2/9/2019 của Sở\nGiáo dục.")).3, "Sở Giáo dục");
}

#[test]
fn an_issuer_ends_where_the_next_document_begins() {
    let found = cited(
        "1. Theo Kế hoạch số 1/KH-UBND của UBND huyện và Công văn số 2/SGDĐT của Sở GDĐT về thi và Công văn số 3/SGDĐT.\n",
    );
    let rows: Vec<_> =
        found.iter().map(|citation| (row(citation).1, row(citation).3, citation.name.as_deref())).collect();
    assert_eq!(
        rows,
        [("1/KH-UBND", "UBND huyện", None), ("2/SGDĐT", "Sở GDĐT", Some("thi")), ("3/SGDĐT", "?", None)]
    );
}

#[test]
fn a_document_cited_twice_is_one_with_two_ranges() {
    let body = "1. Theo Thông tư 22/2016/TT-BGDĐT.\n2. Theo Thông tư số 22/2016/TT-BGDĐT ngày 22/9/2016 của Bộ GDĐT.\n\
                3. Đề án 89 và Đề án 89.\n4. Thông tư số 22/2016/TT-BGDĐT ngày 23/9/2016.\n";
    let found = cited(body);
    let rows: Vec<_> =
        found.iter().map(|citation| (row(citation).1, citation.date, citation.ranges.len())).collect();
    assert_eq!(
        rows,
        [
            ("22/2016/TT-BGDĐT", Some((2016, 9, 22)), 2),
            ("89", None, 2),
            ("22/2016/TT-BGDĐT", Some((2016, 9, 23)), 1)
        ]
    );
}

#[test]
fn schemes_are_named_with_or_without_quotes() {
    let name = |text: &str| only(text).name.unwrap();
    assert_eq!(name("Đề án “Sữa học đường” của tỉnh."), "Sữa học đường");
    assert_eq!(name("Đề án \"Xây dựng, phát triển\" nữa."), "Xây dựng, phát triển");
    assert_eq!(name("Đề án \"Dạy học ngoại ngữ; quan tâm\n“đọc sách”."), "Dạy học ngoại ngữ");
    assert_eq!(name("Đề án đổi mới giáo dục mầm non theo Kế hoạch."), "đổi mới giáo dục mầm non");
    assert_eq!(only("Đề án 06/CP của Chính phủ.").number.as_deref(), Some("06/CP"));
}

#[test]
fn the_superior_document_is_the_one_carried_out() {
    let body = "Số: 5/PGDĐT\nKính gửi: Các trường\n\nCăn cứ Luật số 1/QH;\n\
                Thực hiện Kế hoạch số 7/KH-UBND và Công văn số 8/SGDĐT, Phòng yêu cầu:\n1. Theo Công văn số 9/SGDĐT.\n";
    let superior: Vec<_> = cited(body).into_iter().filter(|citation| citation.superior).collect();
    assert_eq!(superior.len(), 1);
    assert_eq!(superior[0].number.as_deref(), Some("7/KH-UBND"));
    let unnumbered = "Thực hiện Công văn số 8/SGDĐT, học sinh nghỉ Tết.\nThực hiện nghiêm.\n";
    assert!(cited(unnumbered)[0].superior);
    let elsewhere = cited("Căn cứ Công văn số 8/SGDĐT:\n1. Thực hiện Công văn số 9/SGDĐT.\n");
    assert!(!elsewhere.iter().any(|found| found.superior));
}

#[test]
fn a_dispatch_does_not_cite_itself() {
    let body = "1. Dạy học.\nNơi nhận:\n- Lưu.\nPHỤ LỤC\n(Kèm theo Công văn số 5/PGDĐT ngày 2/9/2019)\n";
    assert_eq!(cited(body), []);
}
