//! What stands behind the last clause.

use super::{Hint, closing, outline, sketch};

#[test]
fn each_closing_phrase_closes() {
    for phrase in [
        "Trên đây là Công văn hướng dẫn.",
        "Nhận được Công văn này, các trường thực hiện.",
        "Yêu cầu các đơn vị trường học nghiêm túc thực hiện.",
        "Yêu cầu Hiệu trưởng các trường nghiêm túc thực hiện.",
        "Đề nghị các đơn vị trên địa bàn huyện\ntriển khai thực hiện.",
        "Nơi nhận:",
        "KT. TRƯỞNG PHÒNG",
        "TRƯỞNG PHÒNG",
        "TM. ỦY BAN NHÂN DÂN",
        "GIÁM ĐỐC",
        "CHỦ TỊCH",
        "Nơi nhận: | TRƯỞNG PHÒNG",
        "- Như trên; | KT. TRƯỞNG PHÒNG",
        "| TM. ỦY BAN NHÂN DÂN",
    ] {
        let body = format!("1. Dạy học\n- Toán\nCác trường làm.\n{phrase}\n- Như trên;\n- Lưu: VT.\n");
        assert!(closing(&body).starts_with(phrase), "{phrase}: {:?}", outline(&body));
        assert_eq!(outline(&body).clauses.len(), 2, "{phrase}");
    }
}

#[test]
fn a_demand_closes_only_behind_the_last_marker() {
    let body = "1. Dạy học\nĐề nghị các đơn vị triển khai thực hiện:\n- Toán\n- Văn\n2. Thi đua\nYêu cầu các đơn vị nghiêm túc thực hiện.\n";
    assert_eq!(sketch(body), ["1 1 Dạy học", "2 - Toán", "2 - Văn", "1 2 Thi đua"]);
    assert_eq!(closing(body), "Yêu cầu các đơn vị nghiêm túc thực hiện.\n");
}

#[test]
fn recipients_and_signature_hold_no_clauses() {
    let body = "1. Dạy học\n2. Thi đua\nTrên đây là hướng dẫn, vướng mắc xin liên hệ:\n- Ông An;\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n3. Hết\n";
    assert_eq!(outline(body).clauses.len(), 2);
}

#[test]
fn an_annex_is_closing_and_is_reported() {
    let body = "1. Dạy học\n2. Thi đua\nTrên đây là hướng dẫn.\nTRƯỞNG PHÒNG\nNguyễn Văn A\n\nPHỤ LỤC I\n(Kèm theo Công văn số 5/PGDĐT)\n1. Danh sách\n3. Khác\n";
    let found = outline(body);
    assert_eq!(found.clauses.len(), 2);
    assert_eq!(found.hints, [Hint::AnnexFound { at: body.find("PHỤ LỤC").unwrap() }]);
}

#[test]
fn an_annex_without_signature_is_closing_too() {
    let body = "1. Dạy học\n2. Thi đua\n\nPHỤ LỤC\n1. Danh sách\n";
    assert!(closing(body).starts_with("PHỤ LỤC"));
    let body = "I. MỘT\n1. Dạy\n2. Học\nTrên đây là hướng dẫn.\n\nDANH SÁCH\n1. Trường A\n2. Trường B\n3. Trường C\n";
    assert_eq!(outline(body).clauses.len(), 3);
}

#[test]
fn a_second_document_with_its_own_letterhead_is_closing() {
    let body = "1. Dạy học\nNơi nhận:\n- Lưu: VT.\n\nUBND HUYỆN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n1. Mục tiêu\n2. Nội dung\n";
    let found = outline(body);
    assert_eq!(found.clauses.len(), 1);
    assert_eq!(found.hints, [Hint::AnnexFound { at: body.find("UBND").unwrap() }]);
}

#[test]
fn a_farewell_before_a_number_that_counts_on_closes_nothing() {
    assert_eq!(outline("1. Dạy học\nTrên đây là nhiệm vụ chính.\n2. Thi đua\n").clauses.len(), 2);
}

#[test]
fn an_office_in_a_heading_signs_nothing() {
    let signed = "I. NHIỆM VỤ\nII. TỔ CHỨC THỰC HIỆN\nGIÁM ĐỐC\n";
    assert_eq!(sketch(signed).last().unwrap(), "1 II TỔ CHỨC THỰC HIỆN");
    assert_eq!(
        sketch("I. TRÁCH NHIỆM CỦA\nHIỆU TRƯỞNG CÁC TRƯỜNG\n1. Dạy học\n"),
        ["1 I TRÁCH NHIỆM CỦA HIỆU TRƯỞNG CÁC TRƯỜNG", "2 1 Dạy học",]
    );
}

#[test]
fn an_unnumbered_letter_ends_with_its_signature() {
    let body =
        "Căn cứ Kế hoạch, Phòng thông báo nghỉ Tết.\n\nNơi nhận:\n- Như trên;\n\nPHỤ LỤC\n1. Lịch nghỉ\n";
    let found = outline(body);
    assert_eq!(sketch(body), ["1  Căn cứ Kế hoạch, Phòng thông báo nghỉ Tết"]);
    assert!(body[found.closing].starts_with("Nơi nhận"));
}

#[test]
fn a_country_and_an_office_before_the_first_clause_end_nothing() {
    let body = "Quyết định ban hành quy chế\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n\
                Điều 1. Ban hành\nĐiều 2. Thi hành\n";
    assert_eq!(outline(body).clauses.len(), 2);
    assert_eq!(closing(body), "");
}

#[test]
fn a_wish_addressed_to_one_office_is_text() {
    assert_eq!(closing("1. Kinh phí\nĐề nghị Phòng Tài chính bố trí để triển khai thực hiện.\n"), "");
}
