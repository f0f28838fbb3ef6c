//! What is a marker and what merely looks like one.

use super::{Hint, outline, sketch};

#[test]
fn every_punctuation_of_the_rules_is_known() {
    for body in [
        "I. Một\nII. Hai\n",
        "I/ Một\nII/ Hai\n",
        "I) Một\nII) Hai\n",
        "1. Một\n2. Hai\n",
        "1) Một\n2) Hai\n",
        "1/ Một\n2/ Hai\n",
        "1- Một\n2- Hai\n",
        "a) Một\nb) Hai\n",
        "a. Một\nb. Hai\n",
        "A. Một\nB. Hai\n",
        "Điều 1: Một\nĐiều 2: Hai\n",
    ] {
        let titles: Vec<_> = outline(body).clauses.into_iter().map(|clause| clause.title).collect();
        assert_eq!(titles, ["Một", "Hai"], "{body}");
    }
}

#[test]
fn every_bullet_is_a_dash_but_the_plus() {
    assert_eq!(
        sketch("1. Nội dung\n- a1\n– b1\n— c1\n* d1\n• e1\n· g1\n+ h1\n"),
        ["1 1 Nội dung", "2 - a1", "2 - b1", "2 - c1", "2 - d1", "2 - e1", "2 - g1", "3 + h1",]
    );
}

#[test]
fn dates_quantities_decimals_years_and_numbers_of_documents_are_text() {
    for text in [
        "21/4 là Ngày sách Việt Nam.",
        "2/9/2019 khai giảng.",
        "2-3 tiết một tuần.",
        "2 - 3 tuổi.",
        "2/3 số trường đạt chuẩn.",
        "2.000 người tham gia.",
        "2,5 triệu đồng.",
        "2.5 triệu đồng.",
        "2019-2020 là năm học đổi mới.",
        "2019. Các trường đã làm.",
        "71/CTr-SGDĐT ngày 13/8/2018.",
        "2/KH-UBND của huyện.",
        "2-KL/TW của Ban Bí thư.",
        "2 trường mầm non.",
        "-5 độ thì nghỉ học.",
        "-----",
        "V/v nghỉ rét.",
        "II. ",
        "2.",
        "Điều 2 của Luật Giáo dục.",
        "Mục tiêu của năm học.",
        "Chương trình phối hợp.",
        "2. | Trường Tiểu học",
    ] {
        let body = format!("I. CHUNG\n1. Dạy học\n{text}\n");
        let expected = if text == "II. " { 3 } else { 2 };
        assert_eq!(outline(&body).clauses.len(), expected, "{text}");
    }
}

#[test]
fn markers_with_slips_are_markers() {
    assert_eq!(
        sketch("1.Tăng cường\n2 . Tăng cường\n  3) Đẩy mạnh\n\t4.“Dạy tốt”\n"),
        ["1 1 Tăng cường", "1 2 Tăng cường", "1 3 Đẩy mạnh", "1 4 “Dạy tốt”",]
    );
    assert_eq!(sketch("I.NHIỆM VỤ\nII .NHIỆM VỤ\n").len(), 2);
}

#[test]
fn a_line_inside_a_quotation_is_text() {
    let body =
        "1. Sửa đổi Điều 3 như sau:\n“Điều 3. Nhiệm vụ\n1. Dạy học.\n2. Giáo dục.”\n2. Bãi bỏ Điều 4.\n";
    assert_eq!(sketch(body), ["1 1 Sửa đổi Điều 3 như sau", "1 2 Bãi bỏ Điều 4"]);
}

#[test]
fn a_quote_that_is_never_closed_swallows_nothing() {
    let body = "1. Thực hiện Đề án \"Dạy học ngoại ngữ;\n2. Phong trào “Dạy tốt, học tốt\n3. Cuộc thi \"Em yêu biển đảo\"\n- “Đảo xa” và “Biển gần”\n4. Hết.\n";
    let found = outline(body);
    assert_eq!(found.clauses.len(), 5);
    let at = [body.find("\"Dạy").unwrap(), body.find("“Dạy tốt").unwrap()];
    assert_eq!(found.hints, at.map(|at| Hint::QuoteNotClosed { at }));
}

#[test]
fn a_quotation_ends_with_its_paragraph() {
    assert_eq!(sketch("1. Đề án \"Xây dựng\n\n2. Đề án” cũ\n3. Hết\n").len(), 3);
}

#[test]
fn a_number_that_a_broken_line_asks_for_is_text() {
    for above in [
        "Trong tháng",
        "Sáng thứ",
        "Theo quy định tại khoản",
        "Quyết định",
        "Theo Công văn số",
        "Khối 1,",
        "Từ lớp 1 -",
        "Tại Điều",
    ] {
        let body = format!("1. Nội dung\n{above}\n2. Các trường thực hiện\n");
        assert_eq!(outline(&body).clauses.len(), 1, "{above}");
    }
    for above in [
        "Ngày hội chuyển đổi số",
        "Nêu ưu điểm",
        "Tổng kết hằng năm",
        "Lập danh mục",
        "Dân tộc thiểu số",
        "Xây dựng kế hoạch",
    ] {
        let body = format!("1. Nội dung\n{above}\n2. Các trường thực hiện\n");
        assert_eq!(outline(&body).clauses.len(), 2, "{above}");
    }
}

#[test]
fn a_comma_does_not_hide_bullets_and_a_blank_line_ends_the_sentence() {
    assert_eq!(
        sketch("1. Gồm:\n- Toán,\n- Văn,\n2. Hết\n").len(),
        3,
        "the second number continues the sentence"
    );
    assert_eq!(sketch("1. Gồm Toán,\n\n2. Hết\n").len(), 2);
}

#[test]
fn a_number_of_an_article_may_be_broken_off_its_sentence() {
    assert_eq!(sketch("Điều 1. Phạm vi\nTheo khoản 2\nĐiều 2.\nĐiều 2. Đối tượng\n").len(), 2);
}
