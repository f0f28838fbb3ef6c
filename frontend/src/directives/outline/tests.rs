use super::cuts::{Cut, Cuts, lines};

const BODY: &str = "Kính gửi các xã\nI. CHUNG\nNâng cao chất lượng\n1. Xóa mù chữ\n\n  a) Mở lớp\n- Vận động\nTrên đây là hướng dẫn./.\n";

fn at(line: &str) -> usize {
    BODY.find(line).unwrap()
}

fn cuts() -> Cuts {
    let cut = |line: &str, label: &str, level| Cut {
        start: at(line),
        label: label.to_owned(),
        level,
        title: label.to_owned(),
    };
    Cuts { cuts: vec![cut("I.", "I", 1), cut("1.", "1", 2), cut("  a)", "a", 3)], closing: at("Trên") }
}

fn levels(cuts: &Cuts) -> Vec<i32> {
    cuts.cuts.iter().map(|cut| cut.level).collect()
}

#[test]
fn the_parts_join_to_the_body() {
    let cuts = cuts();
    let clauses: String = cuts.cuts.iter().map(|cut| &BODY[cuts.range(cut.start)]).collect();
    assert_eq!(format!("{}{clauses}{}", &BODY[cuts.preamble()], &BODY[cuts.closing..]), BODY);
}

#[test]
fn lines_keep_their_place_and_blank_ones_are_left_out() {
    let found = lines(BODY, cuts().range(at("1.")));
    assert_eq!(found, [(at("1."), "1. Xóa mù chữ")]);
    let found = lines(BODY, cuts().range(at("  a)")));
    assert_eq!(found, [(at("  a)"), "a) Mở lớp"), (at("- V"), "- Vận động")]);
}

#[test]
fn a_merged_clause_gives_its_text_to_the_one_before_and_its_children_come_up() {
    let mut cuts = cuts();
    cuts.merge(at("1."));
    assert_eq!(cuts.range(at("I.")), at("I.")..at("  a)"));
    assert_eq!(levels(&cuts), [1, 2]);
    cuts.merge(at("I."));
    assert_eq!((cuts.preamble().end, levels(&cuts)), (at("  a)"), vec![1]));
    cuts.merge(at("  a)"));
    assert_eq!(cuts.cuts.len(), 1, "the last one left stays");
}

#[test]
fn a_split_reads_the_marker_and_stands_beside_the_clause_it_came_from() {
    let mut cuts = cuts();
    cuts.split(BODY, at("- V"));
    let new = cuts.at(at("- V")).unwrap();
    assert_eq!((new.label.as_str(), new.title.as_str(), new.level), ("-", "Vận động", 3));
    assert_eq!(cuts.range(at("  a)")), at("  a)")..at("- V"));
    cuts.split(BODY, at("Nâng"));
    let new = cuts.at(at("Nâng")).unwrap();
    assert_eq!((new.label.as_str(), new.title.as_str(), new.level), ("", "Nâng cao chất lượng", 1));
    let before = cuts.clone();
    cuts.split(BODY, at("Nâng"));
    assert_eq!(cuts, before, "a clause begins there already");
}

#[test]
fn text_comes_out_of_the_preamble_and_the_closing_and_goes_back() {
    let mut cuts = cuts();
    cuts.split(BODY, at("Kính"));
    assert_eq!((cuts.preamble(), levels(&cuts)), (0..0, vec![1, 1, 2, 3]));
    cuts.split(BODY, at("Trên"));
    assert_eq!(cuts.range(at("Trên")), at("Trên")..BODY.len());
    cuts.merge(at("Trên"));
    assert_eq!(cuts.range(at("  a)")), at("  a)")..BODY.len());
    cuts.close_at(at("Trên"));
    assert_eq!(cuts.closing, at("Trên"));
    cuts.close_at(at("I."));
    assert_eq!(cuts.closing, at("Trên"), "only the last clause gives to the closing");
}

#[test]
fn a_level_moves_with_all_below_and_never_jumps() {
    let mut cuts = cuts();
    assert!(!cuts.can_sink(at("1.")) && !cuts.can_sink(at("I.")) && !cuts.can_rise(at("I.")));
    cuts.rise(at("1."));
    assert_eq!(levels(&cuts), [1, 1, 2]);
    cuts.sink(at("1."));
    assert_eq!(levels(&cuts), [1, 2, 3]);
    cuts.rise(at("  a)"));
    assert_eq!(levels(&cuts), [1, 2, 2]);
    cuts.sink(at("I."));
    assert_eq!(levels(&cuts), [1, 2, 2]);
}

#[test]
fn a_label_is_read_without_its_punctuation() {
    for (line, label, title) in [
        ("1.2. Thi đua", "1.2", "Thi đua"),
        ("II. NHIỆM VỤ", "II", "NHIỆM VỤ"),
        ("đ) Khen thưởng", "đ", "Khen thưởng"),
        ("+ Mở lớp", "+", "Mở lớp"),
        ("2019 là năm", "", "2019 là năm"),
        ("Định kỳ sơ kết", "", "Định kỳ sơ kết"),
        ("3.", "3", "3."),
    ] {
        let mut cuts = Cuts { cuts: Vec::new(), closing: line.len() };
        cuts.split(line, 0);
        assert_eq!((cuts.cuts[0].label.as_str(), cuts.cuts[0].title.as_str()), (label, title));
    }
}
