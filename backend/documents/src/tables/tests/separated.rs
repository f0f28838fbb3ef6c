//! Text with separators.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization as _;

use super::workbook::told;
use crate::tables::{Unreadable, read};

const ROWS: [&str; 2] =
    ["1: A=Tên B=Địa chỉ C=Ngày", "2: A=Trường Tiểu học Chiềng Ly B=Bản Hạ, xã Chiềng Ly; cũ C=05/09/2020"];

#[test]
fn commas_semicolons_and_tabs_are_told_apart() {
    let lines = |separator: &str| {
        let fields = [
            "Tên",
            "Địa chỉ",
            "Ngày",
            "Trường Tiểu học Chiềng Ly",
            "\"Bản Hạ, xã Chiềng Ly; cũ\"",
            "05/09/2020",
        ];
        format!("{}\n{}\r\n", fields[..3].join(separator), fields[3..].join(separator))
    };
    for separator in [",", ";", "\t"] {
        let text = lines(separator);
        assert_eq!(told(&read(text.as_bytes()).unwrap()), ROWS, "{separator:?}");
        let marked = format!("\u{FEFF}{text}");
        assert_eq!(told(&read(marked.as_bytes()).unwrap()), ROWS, "{separator:?} with a mark");
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let wide: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
            assert_eq!(told(&read(&wide).unwrap()), ROWS, "{separator:?} in UTF-16");
        }
    }
    let told_first = format!("sep=;\r\n{}", lines(";"));
    let expected = [ROWS[0].replacen('1', "2", 1), ROWS[1].replacen('2', "3", 1)];
    assert_eq!(told(&read(told_first.as_bytes()).unwrap()), expected);
}

#[test]
fn text_in_windows_1258_is_read() {
    let text = ["Tên,Địa chỉ,Ngày"; 1].concat()
        + "\n"
        + "Trường Tiểu học Chiềng Ly,\"Bản Hạ, xã Chiềng Ly; cũ\",05/09/2020";
    // Windows keeps the marks of tones apart from the letters.
    let apart: String = text
        .chars()
        .flat_map(|letter| {
            let parts: Vec<char> = letter.to_string().nfd().collect();
            let (base, tone): (Vec<char>, Vec<char>) = parts
                .into_iter()
                .partition(|part| !matches!(part, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
            base.into_iter().collect::<String>().nfc().chain(tone).collect::<Vec<_>>()
        })
        .collect();
    let (bytes, _, has_others) = WINDOWS_1258.encode(&apart);
    assert!(!has_others);
    let table = read(&bytes).unwrap();
    assert_eq!((table.encoding, told(&table)), ("windows-1258", ROWS.map(str::to_owned).to_vec()));
}

#[test]
fn blank_lines_and_cells_hold_nothing() {
    let table = read(b"\n\na,,c\n,,\n\n,b\n").unwrap();
    assert_eq!(told(&table), ["3: A=a C=c", "6: B=b"]);
    assert_eq!(read(b",,\n,,\n"), Err(Unreadable::Empty));
}

#[test]
fn typing_in_an_old_encoding_is_recognised() {
    let name = "TCVN3 (ABC)";
    let text = "Tªn,X·\nTr\u{AD}êng TiÓu häc ChiÒng Ly,X· ChiÒng Ly\nTr\u{AD}êng Trung häc c¬ së T«ng L¹nh,X· T«ng L¹nh\n";
    assert_eq!(read(text.as_bytes()), Err(Unreadable::LegacyEncoding { name }));
}

#[test]
fn a_quotation_mark_that_never_closes_is_told_with_its_line() {
    for (text, line) in [("a,b\n1,\"2\n3,4\n", 2), ("\"a", 1), ("a,\"b\"\"\n", 1), ("a\n\"\"\"", 2)] {
        assert_eq!(read(text.as_bytes()), Err(Unreadable::OpenQuote { line }), "{text:?}");
    }
    for text in ["a,\"b\"\n", "a\"\"b,c\n", "\"a\"\"\nb\",c\n", "a\"\n\"b\" c\"\n"] {
        assert!(read(text.as_bytes()).is_ok(), "{text:?}");
    }
}
