//! What stands before the first clause.

use super::{Hint, outline, preamble, sketch};

const LETTERHEAD: &str = "UBND HUYỆN MAI SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO | Độc lập - Tự do - Hạnh phúc\n\
    Số: 512/PGDĐT-GDTX | Mai Sơn, ngày 12 tháng 9 năm 2019\nV/v hướng dẫn nhiệm vụ năm học\n\nKính gửi:\n- Các trường Tiểu học;\n- Các trường THCS;\n+ Các trung tâm.\n\n";

#[test]
fn addressees_with_bullets_are_preamble() {
    let body = format!("{LETTERHEAD}Căn cứ Kế hoạch năm học, Phòng hướng dẫn:\n1. Dạy học\n- Toán\n");
    assert_eq!(sketch(&body), ["1 1 Dạy học", "2 - Toán"]);
    assert!(preamble(&body).ends_with("Phòng hướng dẫn:\n"));
}

#[test]
fn bullets_are_clauses_once_the_body_is_open() {
    let body = format!("{LETTERHEAD}Thực hiện Công văn số 1/SGDĐT, Phòng yêu cầu:\n- Dạy học\n- Thi đua\n");
    assert_eq!(sketch(&body), ["1 - Dạy học", "1 - Thi đua"]);
    assert!(preamble(&body).ends_with("Phòng yêu cầu:\n"));
}

#[test]
fn numbered_addressees_are_preamble() {
    let body = "Kính gửi:\n1. Trường A;\n2. Trường B.\n\nThực hiện kế hoạch, Phòng yêu cầu:\n1. Dạy học\n2. Thi đua\n3. Báo cáo\n";
    assert_eq!(sketch(body), ["1 1 Dạy học", "1 2 Thi đua", "1 3 Báo cáo"]);
}

#[test]
fn legal_bases_may_be_a_list() {
    let body = "KẾ HOẠCH\nThực hiện nhiệm vụ năm học\n\n- Căn cứ Luật Giáo dục;\n- Thực hiện Kế hoạch số 1/KH-UBND;\nPhòng xây dựng kế hoạch như sau:\nI. MỤC TIÊU\n- Nâng cao\n";
    assert_eq!(sketch(body), ["1 I MỤC TIÊU", "2 - Nâng cao"]);
}

#[test]
fn a_document_that_begins_with_its_first_clause_has_no_preamble() {
    for body in ["1. Dạy học\n2. Thi đua\n", "- Dạy học\n- Thi đua\n", "  I. CHUNG\n"] {
        assert_eq!(preamble(body), "", "{body}");
    }
}

#[test]
fn without_numbering_the_body_is_one_clause_from_its_opening_phrase() {
    let body = format!(
        "{LETTERHEAD}Thực hiện Công văn số 1/SGDĐT, học sinh nghỉ Tết 7 ngày.\n\nCác trường báo cáo.\n\nTrên đây là thông báo.\n"
    );
    let found = outline(&body);
    assert_eq!(sketch(&body), ["1  Thực hiện Công văn số 1/SGDĐT, học sinh nghỉ Tết 7 ngày"]);
    assert_eq!(&body[found.preamble], LETTERHEAD);
    assert!(body[found.closing].starts_with("Trên đây"));
    assert_eq!(found.hints, [Hint::NoNumbering]);
}

#[test]
fn without_letterhead_and_numbering_the_whole_text_is_the_clause() {
    for body in ["", "\n\n", "Nghỉ học ngày mai.\nThực hiện nghiêm.\n", "THÔNG BÁO"] {
        let found = outline(body);
        assert_eq!(found.clauses[0].range, 0..body.len(), "{body:?}");
        assert_eq!(found.hints, [Hint::NoNumbering]);
    }
}
