use crate::reading::{Format, MOST_BYTES, MOST_TEXT_BYTES, Reading, Unreadable, read};

const SENTENCE: &str =
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Phòng Giáo dục và Đào tạo hướng dẫn thực hiện nhiệm vụ năm học.";
const IN_WINDOWS_1258: &[u8] = b"C\xF4\xF2ng ho\xCCa xa\xDE h\xF4\xF2i chu\xD2 nghi\xDEa Vi\xEA\xF2t Nam. Pho\xCCng Gi\xE1o du\xF2c v\xE0 \xD0\xE0o ta\xF2o h\xFD\xF5\xECng d\xE2\xDEn th\xFD\xF2c hi\xEA\xF2n nhi\xEA\xF2m vu\xF2 n\xE3m ho\xF2c.";
const IN_TCVN3: &[u8] = b"C\xE9ng h\xDFa x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam. Ph\xDFng Gi\xB8o d\xF4c v\xB5 \xA7\xB5o t\xB9o h\xAD\xEDng d\xC9n th\xF9c hi\xD6n nhi\xD6m v\xF4 n\xA8m h\xE4c.";
const IN_VNI: &[u8] = b"CO\xC4NG HO\xD8A XA\xD5 HO\xC4I CHU\xDB NGH\xD3A VIE\xC4T NAM. \xD1o\xE4c la\xE4p - T\xF6\xEF do - Ha\xEFnh phu\xF9c";

fn body(bytes: &[u8]) -> String {
    read(bytes).unwrap().body
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf_8_is_read_as_it_is() {
    let text = "  Kính gửi:\tcác đơn vị \n\n1.Tăng cường \u{A0} \n";
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading, Reading { body: text.to_owned(), format: Format::Text, encoding: "UTF-8" });
}

#[test]
fn byte_order_marks_go_wherever_they_stand() {
    assert_eq!(body("\u{FEFF}Điều 1.\u{FEFF}\n\u{FEFF}Điều 2.".as_bytes()), "Điều 1.\nĐiều 2.");
}

#[test]
fn every_line_end_becomes_one_line_feed() {
    assert_eq!(body("a\r\nb\rc\nd\x0Ce\x0Bf\u{85}g\r\r\nh".as_bytes()), "a\nb\nc\nd\ne\nf\ng\n\nh");
}

#[test]
fn letters_are_composed() {
    assert_eq!(body("Vie\u{302}\u{323}t".as_bytes()), "Việt");
}

#[test]
fn utf_16_is_read_both_ways_with_and_without_its_mark() {
    for (name, to_bytes) in
        [("UTF-16LE", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("UTF-16BE", u16::to_be_bytes)]
    {
        for text in [SENTENCE.to_owned(), format!("\u{FEFF}{SENTENCE}")] {
            let reading = read(&utf_16(&text, to_bytes)).unwrap();
            assert_eq!((reading.body.as_str(), reading.encoding), (SENTENCE, name));
        }
    }
}

#[test]
fn half_a_letter_of_utf_16_is_refused() {
    let mut bytes = utf_16(&format!("\u{FEFF}{SENTENCE}"), u16::to_le_bytes);
    bytes.pop();
    assert_eq!(read(&bytes), Err(Unreadable::UnknownEncoding));
}

#[test]
fn windows_1258_is_read() {
    let reading = read(IN_WINDOWS_1258).unwrap();
    assert_eq!((reading.body.as_str(), reading.encoding), (SENTENCE, "windows-1258"));
}

#[test]
fn windows_quotes_in_plain_text_are_read() {
    assert_eq!(body(b"Ban hanh \x93De an 89\x94 \x96 2020"), "Ban hanh “De an 89” – 2020");
}

#[test]
fn tcvn3_is_recognised_and_not_guessed_at() {
    assert_eq!(read(IN_TCVN3), Err(Unreadable::LegacyEncoding { name: "TCVN3 (ABC)" }));
}

#[test]
fn vni_is_recognised_and_not_guessed_at() {
    assert_eq!(read(IN_VNI), Err(Unreadable::LegacyEncoding { name: "VNI-Windows" }));
}

#[test]
fn old_encodings_are_recognised_behind_unicode_too() {
    for (bytes, name) in [(IN_TCVN3, "TCVN3 (ABC)"), (IN_VNI, "VNI-Windows")] {
        let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        assert_eq!(read(text.as_bytes()), Err(Unreadable::LegacyEncoding { name }));
        let mixed = format!("{SENTENCE}\n{text}\n{SENTENCE}");
        assert_eq!(read(mixed.as_bytes()), Err(Unreadable::LegacyEncoding { name }));
    }
}

#[test]
fn unicode_without_a_single_dotted_letter_is_not_taken_for_an_old_encoding() {
    for text in [
        "Báo cáo năm học: công tác xóa mù chữ",
        "Où est la bibliothèque, s'il vous plaît, près d'ici ?",
        "SGDĐT",
    ] {
        assert_eq!(body(text.as_bytes()), text);
    }
}

#[test]
fn other_one_byte_encodings_are_refused() {
    let french = b"L'\xE9l\xE8ve de la for\xEAt a \xE9t\xE9 tr\xE8s press\xE9 \xE0 No\xEBl";
    let russian = b"\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0";
    for bytes in [french.as_slice(), russian] {
        assert_eq!(read(bytes), Err(Unreadable::UnknownEncoding));
    }
}

#[test]
fn utf_8_with_a_broken_letter_is_refused() {
    let bytes = SENTENCE.as_bytes();
    let letter = SENTENCE.rfind('ọ').unwrap();
    assert_eq!(read(&bytes[..=letter]), Err(Unreadable::UnknownEncoding));
}

#[test]
fn a_few_control_characters_become_blanks_and_many_are_no_text() {
    assert_eq!(body(b"M\x01uc\x7F 1"), "M uc  1");
    assert_eq!(read(&b"\x01\x02\x03 text".repeat(3)), Err(Unreadable::NotText));
    assert_eq!(read(b"text\0text and more"), Err(Unreadable::NotText));
}

#[test]
fn nothing_and_blanks_are_empty() {
    for bytes in ["", "\u{FEFF}", " \r\n\t\n"] {
        assert_eq!(read(bytes.as_bytes()), Err(Unreadable::Empty));
    }
}

#[test]
fn large_files_and_large_texts_are_refused() {
    assert_eq!(read(&vec![b'a'; 2 * MOST_BYTES]), Err(Unreadable::TooLarge));
    assert_eq!(read(&vec![b'a'; MOST_TEXT_BYTES + 1]), Err(Unreadable::TooLarge));
    assert_eq!(body(&vec![b'a'; MOST_TEXT_BYTES]).len(), MOST_TEXT_BYTES);
}

#[test]
fn other_formats_are_told_apart() {
    let ole = |stream: &str| {
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), utf_16(stream, u16::to_le_bytes)].concat()
    };
    let files: [(Vec<u8>, &str); 8] = [
        (b"%PDF-1.7\n%\xE2\xE3".to_vec(), "PDF"),
        ("\u{FEFF}%PDF-1.7".as_bytes().to_vec(), "PDF"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), "NOT_TEXT"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), "NOT_TEXT"),
        (b"{\\rtf1\\ansi Xin}".to_vec(), "OLD_DOC"),
        (ole("WordDocument"), "OLD_DOC"),
        (ole("EncryptedPackage"), "ENCRYPTED"),
        (ole("Workbook"), "NOT_TEXT"),
    ];
    for (bytes, code) in files {
        assert_eq!(read(&bytes).unwrap_err().code(), code);
    }
}

#[test]
fn a_refusal_says_how_to_mend_it() {
    let refusal = read(IN_TCVN3).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "The text is written in TCVN3 (ABC). Convert it to Unicode and import it again."
    );
    assert_eq!(refusal.code(), "LEGACY_ENCODING");
}
