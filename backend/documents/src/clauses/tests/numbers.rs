//! Runs of numbers and their slips.

use super::{Hint, outline, sketch};

#[test]
fn a_run_begins_with_one() {
    assert_eq!(sketch("Nội dung như sau:\n2. Hai\n3. Ba\n"), ["1  Nội dung như sau"]);
    assert_eq!(sketch("1. Một\nb) hai\nII. Hai\n2.2. Hai\n"), ["1 1 Một"]);
}

#[test]
fn one_number_may_be_missing_and_is_reported() {
    let body = "1. Một\n3. Ba\n6. Sáu\n";
    let found = outline(body);
    assert_eq!(found.clauses.len(), 2);
    assert_eq!(found.hints, [Hint::NumberMissing { at: body.find('3').unwrap() }]);
}

#[test]
fn a_repeated_number_needs_a_capital_letter() {
    let body = "1. Một\n2. Hai\n2. Hai nữa\n2. hai\n3. Ba\n";
    let found = outline(body);
    assert_eq!(found.clauses.len(), 4);
    assert_eq!(found.hints, [Hint::NumberRepeated { at: body.find("2. Hai nữa").unwrap() }]);
}

#[test]
fn a_number_that_fits_no_run_is_text() {
    assert_eq!(sketch("1. Một\n7. Bảy\n2. Hai\n"), ["1 1 Một", "1 2 Hai"]);
    assert_eq!(sketch("1. Một\n1.1. Toán\n1.4. Văn\n4.1. Sử\n").len(), 2);
}

#[test]
fn letters_follow_the_vietnamese_order() {
    assert_eq!(
        sketch("1. Một\na) A1\nb) B1\nc) C1\nd) D1\nđ) Đ1\ne) E1\ng) G1\nh) H1\ni) I1\nk) K1\n").len(),
        11
    );
    // Many leave out đ.
    assert_eq!(sketch("1. Một\na) A1\nb) B1\nc) C1\nd) D1\ne) E1\n").len(), 6);
    assert_eq!(sketch("1. Một\na) A1\nb) B1\nf) F1\n").len(), 3);
}

#[test]
fn runs_begin_anew_under_each_heading_or_count_on() {
    assert_eq!(sketch("I. MỘT\n1. A1\n2. B1\nII. HAI\n1. C1\n").len(), 5);
    assert_eq!(sketch("I. MỘT\n1. A1\n2. B1\nII. HAI\n3. C1\n").len(), 5);
    assert_eq!(
        sketch("Chương I\nMỘT\nĐiều 1. A1\nĐiều 2. B1\nChương II\nHAI\nĐiều 3. C1\nĐiều 1. D1\n").len(),
        6
    );
}

#[test]
fn compound_numbers_belong_to_the_number_around_them() {
    assert_eq!(
        sketch("1. Một\n1.1. A1\n2. Hai\n2.1. B1\n2.2) C1\n"),
        ["1 1 Một", "2 1.1 A1", "1 2 Hai", "2 2.1 B1", "2 2.2 C1",]
    );
}

#[test]
fn four_hundred_clauses_are_enough() {
    let listed = "- Trường Tiểu học\n".repeat(500);
    let body = format!("1. Danh sách\n{listed}Trên đây là danh sách.\n");
    let found = outline(&body);
    assert_eq!(found.clauses.len(), 400);
    assert_eq!(found.hints, [Hint::TooManyClauses]);
    assert!(body[found.closing].starts_with("Trên đây"));
}
