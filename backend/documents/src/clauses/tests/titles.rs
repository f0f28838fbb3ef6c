//! The title of a clause.

use crate::clauses::title;

#[test]
fn a_title_is_the_first_line_tidied_without_its_last_stop() {
    assert_eq!(title("  1.  Dạy   học\tngoại ngữ ; \nCác trường làm.\n"), "Dạy học ngoại ngữ");
    assert_eq!(title("\n\na) Văn,\n"), "Văn");
    assert_eq!(title("Không có dấu:"), "Không có dấu");
    assert_eq!(title("Điều 2. Các trường thi hành./."), "Các trường thi hành");
    assert_eq!(title(""), "");
}

#[test]
fn headings_go_on_over_the_next_line() {
    assert_eq!(title("I. NHIỆM VỤ\nVÀ GIẢI PHÁP\nCác trường làm.\n"), "NHIỆM VỤ VÀ GIẢI PHÁP");
    assert_eq!(title("Chương II\n\nQUY ĐỊNH CHUNG\nVỀ THI\nNội dung.\n"), "QUY ĐỊNH CHUNG VỀ THI");
    assert_eq!(title("Điều 3.\nPhạm vi điều chỉnh\nThông tư này quy định.\n"), "Phạm vi điều chỉnh");
    assert_eq!(title("II.\nTổ chức thực hiện\n"), "Tổ chức thực hiện");
    assert_eq!(title("Chương II\n"), "");
    assert_eq!(title("I. MỤC TIÊU:\nTHCS đạt chuẩn\n"), "MỤC TIÊU");
    assert_eq!(
        title("5. Đẩy mạnh công tác truyền thông\nĐẩy mạnh tuyên truyền.\n"),
        "Đẩy mạnh công tác truyền thông"
    );
}

#[test]
fn a_sentence_broken_over_lines_is_one() {
    assert_eq!(
        title("1. Phối hợp với các\nban ngành huyện; tổ chức\nhội thi.\n"),
        "Phối hợp với các ban ngành huyện; tổ chức hội thi"
    );
    assert_eq!(
        title("1. Theo Công văn số\n1592/SGDĐT của Sở\nGiáo dục.\nCác trường\n"),
        "Theo Công văn số 1592/SGDĐT của Sở Giáo dục"
    );
    assert_eq!(title("1. Theo khoản 1 Điều\n2 Luật Giáo dục.\nNữa\n"), "Theo khoản 1 Điều 2 Luật Giáo dục");
    assert_eq!(title("1. Ngày hội của\n\ntrường\n"), "Ngày hội của");
    assert_eq!(title("1. Dạy toán,\nvăn\n- sử\n"), "Dạy toán, văn");
}

#[test]
fn a_long_title_is_cut_after_a_whole_word() {
    let long = format!("1. {}", "năm chữ ".repeat(30));
    let cut = title(&long);
    assert_eq!(cut, format!("{}…", "năm chữ ".repeat(20).trim_end()));
    let exact = "a".repeat(160);
    assert_eq!(title(&format!("1. {exact}.")), exact);
    assert_eq!(title(&format!("1. {exact}a")), format!("{exact}…"));
    let words = format!("{}, {}", "b".repeat(150), "c".repeat(20));
    assert_eq!(title(&words), format!("{}…", "b".repeat(150)));
}
