use std::io::{Cursor, Read as _};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use super::{Block, Report, Run, Signature, docx};
use crate::reading;

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn report() -> Report {
    Report {
        parent_body: "UBND HUYỆN SỐP CỘP".to_owned(),
        issuing_body: "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO".to_owned(),
        number: Some("15/BC-PGDĐT".to_owned()),
        number_suffix: "BC-PGDĐT".to_owned(),
        place: "Sốp Cộp".to_owned(),
        date: Some((2020, 2, 5)),
        kind: "BÁO CÁO".to_owned(),
        subject: "Kết quả thực hiện nhiệm vụ Giáo dục thường xuyên\nhọc kỳ I năm học 2019-2020".to_owned(),
        addressees: strings(&["Sở Giáo dục và Đào tạo Sơn La"]),
        blocks: vec![
            Block::Heading { level: 1, text: "I. KẾT QUẢ THỰC HIỆN".to_owned() },
            Block::Heading { level: 2, text: "1. Công tác xóa mù chữ".to_owned() },
            Block::Paragraph(vec![
                run("Toàn huyện mở được "),
                Run { bold: true, ..run("12 lớp") },
                run(" cho người lớn."),
            ]),
            Block::Bullet(vec![Run { italic: true, ..run("Xã Mường Và") }, run(": 03 lớp.")]),
            Block::Table {
                header: strings(&["TT", "Đơn vị", "Số lớp"]),
                rows: vec![strings(&["1", "TTHTCĐ xã Mường Và", "3"]), strings(&["2", "TTHTCĐ xã Dồm Cang"])],
                caption: Some("Biểu 1. Số lớp theo xã".to_owned()),
            },
        ],
        signature: Signature {
            authority: strings(&["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]),
            name: "Lò Văn Thu".to_owned(),
        },
        recipients: strings(&["Như trên", "UBND huyện (b/c);", "- Lưu: VT, GDTX."]),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn lines(report: &Report) -> Vec<String> {
    reading::read(&docx(report).unwrap()).unwrap().body.lines().map(str::to_owned).collect()
}

#[test]
fn a_report_reads_back_as_it_was_written() {
    let lines: Vec<String> = lines(&report()).into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "UBND HUYỆN SỐP CỘP PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
            "Số: 15/BC-PGDĐT | Sốp Cộp, ngày 05 tháng 02 năm 2020",
            "BÁO CÁO",
            "Kết quả thực hiện nhiệm vụ Giáo dục thường xuyên",
            "học kỳ I năm học 2019-2020",
            "Kính gửi: Sở Giáo dục và Đào tạo Sơn La",
            "I. KẾT QUẢ THỰC HIỆN",
            "1. Công tác xóa mù chữ",
            "Toàn huyện mở được 12 lớp cho người lớn.",
            "- Xã Mường Và: 03 lớp.",
            "Biểu 1. Số lớp theo xã",
            "TT | Đơn vị | Số lớp",
            "1 | TTHTCĐ xã Mường Và | 3",
            "2 | TTHTCĐ xã Dồm Cang | ",
            "Nơi nhận: - Như trên; - UBND huyện (b/c); - Lưu: VT, GDTX. | KT. TRƯỞNG PHÒNG PHÓ TRƯỞNG PHÒNG Lò Văn Thu",
        ]
    );
}

#[test]
fn gaps_are_left_for_number_and_date() {
    let lines = lines(&Report { number: None, date: None, ..report() });
    assert_eq!(lines[1], "Số:      /BC-PGDĐT | Sốp Cộp, ngày      tháng      năm");
}

#[test]
fn zeros_stand_before_small_days_and_the_first_two_months() {
    for (date, written) in [
        ((2020, 1, 31), "ngày 31 tháng 01 năm 2020"),
        ((2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        ((2019, 12, 10), "ngày 10 tháng 12 năm 2019"),
    ] {
        let lines = lines(&Report { date: Some(date), place: String::new(), ..report() });
        assert_eq!(lines[1], format!("Số: 15/BC-PGDĐT | {written}"));
    }
}

#[test]
fn several_addressees_stand_in_a_list() {
    let lines = lines(&Report { addressees: strings(&["Sở GD&ĐT", "UBND huyện"]), ..report() });
    let at = lines.iter().position(|line| line == "Kính gửi:").unwrap();
    assert_eq!(lines[at + 1..=at + 2], ["- Sở GD&ĐT;", "- UBND huyện."]);
}

#[test]
fn every_part_is_well_formed() {
    let bytes = docx(&report()).unwrap();
    let names: Vec<String> = ZipArchive::new(Cursor::new(&bytes))
        .unwrap()
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert_eq!(names.len(), 9);
    for name in names {
        let text = part(&bytes, &name);
        let mut reader = Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), Event::Eof) {}
    }
}

#[test]
fn page_and_type_are_those_of_the_decree() {
    let bytes = docx(&report()).unwrap();
    let (document, styles) = (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"));
    for setting in [
        r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701""#,
        "<w:titlePg/>",
        "<w:tblHeader/>",
    ] {
        assert!(document.contains(setting), "{setting}");
    }
    for setting in [
        r#"w:ascii="Times New Roman""#,
        r#"<w:sz w:val="28"/>"#,
        r#"w:lang w:val="vi-VN""#,
        r#"<w:name w:val="heading 1"/>"#,
    ] {
        assert!(styles.contains(setting), "{setting}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(docx(&report()).unwrap(), docx(&report()).unwrap());
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</w:t><w:p> ]]> &amp; \"'\u{0}\u{1}\u{FFFF}\u{1F4DA} <!-- -->";
    let clean = "</w:t><w:p> ]]> &amp; \"'\u{1F4DA} <!-- -->";
    let report = Report {
        place: hostile.to_owned(),
        kind: hostile.to_owned(),
        blocks: vec![
            Block::Heading { level: 9, text: hostile.to_owned() },
            Block::Paragraph(vec![run(hostile)]),
            Block::Bullet(vec![Run { bold: true, italic: true, ..run(hostile) }]),
            Block::Table {
                header: strings(&[hostile]),
                rows: vec![strings(&[hostile, hostile])],
                caption: None,
            },
        ],
        ..report()
    };
    let lines = lines(&report);
    let (bullet, row) = (format!("- {clean}"), format!("{clean} | {clean}"));
    assert_eq!(lines.iter().filter(|&line| line == clean).count(), 3);
    assert!(lines.contains(&bullet) && lines.contains(&row), "{lines:?}");
}

#[test]
fn an_empty_report_is_still_a_document() {
    let report = Report {
        blocks: vec![Block::Table { header: vec![], rows: vec![], caption: None }],
        ..Report::default()
    };
    assert!(lines(&report)[0].starts_with(" | CỘNG HÒA"));
}

#[test]
fn breaks_and_tabs_in_text_are_kept() {
    let report = Report { blocks: vec![Block::Paragraph(vec![run("một\tcột\nhai dòng")])], ..report() };
    let lines = lines(&report);
    assert!(lines.windows(2).any(|pair| pair == ["một\tcột", "hai dòng"]), "{lines:?}");
}
