//! Rule G.

use super::{Hint, outline, sketch};

#[test]
fn a_marker_glued_to_the_text_before_it_begins_a_clause_inside_the_line() {
    let body =
        "I. NHIỆM VỤ CHUNGII. NHIỆM VỤ CỤ THỂ1. Tiếp tục học tập.2. Tăng cường thi đua;a) Cấp huyện.3. Hết\n";
    assert_eq!(
        sketch(body),
        [
            "1 I NHIỆM VỤ CHUNG",
            "1 II NHIỆM VỤ CỤ THỂ",
            "2 1 Tiếp tục học tập",
            "2 2 Tăng cường thi đua",
            "3 a Cấp huyện",
            "2 3 Hết",
        ]
    );
    let found = outline(body);
    assert!(body[found.clauses[2].range.clone()].starts_with("1. Tiếp tục"));
    assert_eq!(found.hints[1], Hint::GluedMarker { at: body.find("1. Tiếp").unwrap() });
}

#[test]
fn compound_numbers_articles_and_bullets_are_glued_too() {
    assert_eq!(sketch("1. Xóa mù chữ1.1. Điều tra.1.2. Mở lớp\n- Lớp ghép.- Lớp đơn\n").len(), 5);
    assert_eq!(sketch("A. CHUẨN BỊ\nB. ÔN TẬP.C. BÁO CÁO CỦA T.D. Nam\n").len(), 3);
    assert_eq!(sketch("Điều 1. Phạm vi.Điều 2. Đối tượng\n").len(), 2);
    assert_eq!(sketch("1. Giai đoạn 2019-2020.2. Giai đoạn sau\n").len(), 2);
    assert_eq!(sketch("Phòng yêu cầu các trường như sau:1. Dạy học\n2. Thi đua\n").len(), 2);
}

#[test]
fn what_continues_no_run_stays_text() {
    for body in [
        "1. Đạt trình độ B2. Các trường\n",
        "1. Số 44/2. Các trường\n",
        "1. Xem mục 1.2. Các trường\n",
        "1. Học tập.3. Tăng cường\n",
        "1. Học tập.2. tăng cường\n",
        "1. Học tập.2.Tăng cường\n",
        "1. Học tập 2. Tăng cường\n",
        "1. Gọi là “Học tập.2. Tăng cường” nhé\n",
        "1. Đến ngày 12.2. Các trường\n",
    ] {
        assert_eq!(outline(body).clauses.len(), 1, "{body}");
    }
}
