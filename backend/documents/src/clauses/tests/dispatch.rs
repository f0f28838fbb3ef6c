//! The dispatch of 2019 on continuing education, as it was pasted.

use crate::clauses::{Hint, outline};

const DISPATCH: &str = include_str!("../../../tests/dispatch-2019.txt");
/// Label, level and how the title begins.
const CLAUSES: [(&str, u8, &str); 22] = [
    ("I", 1, "NHIỆM VỤ CHUNG"),
    ("II", 1, "NHIỆM VỤ CỤ THỂ"),
    ("1", 2, "Tiếp tục thực hiện các chỉ thị, chủ trương"),
    ("1.1", 3, "Xây dựng kế hoạch, tổ chức thực hiện Kết luận số 49-KL/TW"),
    ("1.2", 3, "Thực hiện các phong trào thi đua thiết thực"),
    ("1.3", 3, "Đẩy mạnh công tác tuyên truyền bằng nhiều hình thức"),
    ("1.4", 3, "Kiện toàn Ban Chỉ đạo xây dựng XHHT ở cấp xã"),
    ("1.5", 3, "Đẩy mạnh triển khai đánh giá, xếp loại “Cộng đồng học tập”"),
    ("1.6", 3, "Phát huy xã hội hoá giáo dục"),
    ("1.7", 3, "Thực hiện có hiệu quả Đề án phát triển văn hóa đọc"),
    ("1.8", 3, "Tiếp tục triển khai Chương trình phối hợp số 71/CTr-SGDĐT-HKH"),
    ("2", 2, "Tăng cường thực hiện công tác xóa mù chữ"),
    ("2.1", 3, "Thực hiện điều tra, thống kê số người mù chữ"),
    ("2.2", 3, "Tiếp tục triển khai Chương trình phối hợp công tác xóa mù chữ"),
    ("3", 2, "Tạo điều kiện cho cán bộ công chức"),
    ("4", 2, "Đối với trung tâm học tập cộng đồng"),
    ("-", 3, "Tham mưu cho UBND xã"),
    ("-", 3, "Đánh giá hiệu quả hoạt động của các TTHTCĐ"),
    ("-", 3, "Tăng cường khảo sát nhu cầu học tập"),
    ("-", 3, "Phối hợp với các cơ quan, ban ngành"),
    ("-", 3, "Định kỳ tổ chức sơ kết, tổng kết"),
    ("5", 2, "Đẩy mạnh công tác truyền thông"),
];

#[test]
fn the_dispatch_of_2019_has_twenty_two_clauses() {
    let found = outline(DISPATCH).clauses;
    let rows: Vec<_> = found
        .iter()
        .zip(CLAUSES)
        .map(|(clause, (.., begins))| {
            let begins = if clause.title.starts_with(begins) { begins } else { &clause.title };
            (clause.label.as_str(), clause.level, begins)
        })
        .collect();
    assert_eq!(rows, CLAUSES);
    assert_eq!(found.len(), CLAUSES.len());
}

#[test]
fn its_preamble_is_the_first_paragraph_and_its_closing_begins_with_the_farewell() {
    let outline = outline(DISPATCH);
    assert_eq!(DISPATCH[outline.preamble].trim(), DISPATCH.lines().next().unwrap().trim());
    assert!(DISPATCH[outline.closing].starts_with("Trên đây là Công văn"));
}

#[test]
fn its_only_slip_is_the_quote_that_is_never_closed() {
    let at = DISPATCH.find("\"Dạy và học ngoại ngữ").unwrap();
    assert_eq!(outline(DISPATCH).hints, [Hint::QuoteNotClosed { at }]);
}

#[test]
fn titles_are_whole_or_cut_after_a_word() {
    let clauses = outline(DISPATCH).clauses;
    assert_eq!(clauses[21].title, "Đẩy mạnh công tác truyền thông");
    assert_eq!(
        clauses[13].title,
        "Tiếp tục triển khai Chương trình phối hợp công tác xóa mù chữ đã được ký kết với Hội phụ nữ, Hội Nông dân, Bộ đội Biên phòng"
    );
    assert_eq!(
        clauses[3].title,
        "Xây dựng kế hoạch, tổ chức thực hiện Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư về tiếp tục thực hiện Chỉ thị số 11-CT/TW của Bộ Chính trị khóa X về…"
    );
}
