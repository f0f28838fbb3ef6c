//! How deep a clause stands.

use super::sketch;

#[test]
fn a_law_nests_parts_chapters_sections_articles_paragraphs_and_points() {
    let body = "Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nMục 1\nĐối tượng\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định:\n\
                a) Việc dạy thêm;\nb) Việc học thêm.\n2. Không áp dụng với trường chuyên.\nĐiều 2. Đối tượng áp dụng\nMục 2\nGiải thích\nĐiều 3. Giải thích từ ngữ\n\
                Chương II\nTỔ CHỨC\nĐiều 4. Trách nhiệm\nPhần thứ hai\nTHI HÀNH\nĐiều 5. Hiệu lực\n";
    assert_eq!(
        sketch(body),
        [
            "1 Phần thứ nhất NHỮNG QUY ĐỊNH CHUNG",
            "2 Chương I PHẠM VI",
            "3 Mục 1 Đối tượng",
            "4 Điều 1 Phạm vi điều chỉnh",
            "5 1 Quy chế này quy định",
            "6 a Việc dạy thêm",
            "6 b Việc học thêm",
            "5 2 Không áp dụng với trường chuyên",
            "4 Điều 2 Đối tượng áp dụng",
            "3 Mục 2 Giải thích",
            "4 Điều 3 Giải thích từ ngữ",
            "2 Chương II TỔ CHỨC",
            "3 Điều 4 Trách nhiệm",
            "1 Phần thứ hai THI HÀNH",
            "2 Điều 5 Hiệu lực",
        ]
    );
}

#[test]
fn a_bullet_stands_one_below_the_clause_around_it_wherever_compound_numbers_stand() {
    let body = "I. MỤC TIÊU\n- Nâng cao\nII. NHIỆM VỤ\n1. Dạy học\n1.1. Kế hoạch\n- Lập kế hoạch\n+ Theo tuần\n+ Theo tháng\n2. Thi đua\n- Phát động\n";
    assert_eq!(
        sketch(body),
        [
            "1 I MỤC TIÊU",
            "2 - Nâng cao",
            "1 II NHIỆM VỤ",
            "2 1 Dạy học",
            "3 1.1 Kế hoạch",
            "4 - Lập kế hoạch",
            "5 + Theo tuần",
            "5 + Theo tháng",
            "2 2 Thi đua",
            "3 - Phát động",
        ]
    );
}

#[test]
fn without_roman_numbers_arabic_ones_are_the_outermost() {
    assert_eq!(
        sketch("1. Dạy\n1.1 Toán\n1.1.1. Số học\n1.1.2. Hình học\n1.2 Văn\n2. Học\n"),
        ["1 1 Dạy", "2 1.1 Toán", "3 1.1.1 Số học", "3 1.1.2 Hình học", "2 1.2 Văn", "1 2 Học",]
    );
}

#[test]
fn capital_letters_hold_roman_numbers_and_run_on_behind_them() {
    assert_eq!(
        sketch("A. TÌNH HÌNH\nI. Thuận lợi\nII. Khó khăn\nB. NHIỆM VỤ\nI. Chung\nC. TỔ CHỨC\nD. KẾT LUẬN\n"),
        [
            "1 A TÌNH HÌNH", "2 I Thuận lợi", "2 II Khó khăn", "1 B NHIỆM VỤ", "2 I Chung", "1 C TỔ CHỨC",
            "1 D KẾT LUẬN",
        ]
    );
}

#[test]
fn the_ninth_capital_letter_is_no_roman_one() {
    let body = "A. Một\nB. Hai\nC. Ba\nD. Bốn\nĐ. Năm\nE. Sáu\nG. Bảy\nH. Tám\nI. Chín\nK. Mười\n";
    let levels: Vec<_> = sketch(body).iter().map(|line| line.chars().take(3).collect::<String>()).collect();
    assert_eq!(levels, ["1 A", "1 B", "1 C", "1 D", "1 Đ", "1 E", "1 G", "1 H", "1 I", "1 K"]);
}

#[test]
fn parts_are_counted_in_words_roman_numbers_or_letters() {
    assert_eq!(
        sketch("PHẦN A\nCHUNG\nPHẦN B: RIÊNG\nPHẦN C\nCUỐI\nPHẦN D\nHẾT\n"),
        ["1 PHẦN A CHUNG", "1 PHẦN B RIÊNG", "1 PHẦN C CUỐI", "1 PHẦN D HẾT",]
    );
    assert_eq!(sketch("Phần I. Chung\nPhần II. Riêng\nPhần III\nCuối\n").len(), 3);
}
