//! Files that are no table, whatever they are called.
use super::{
    corpus::{Answer, Hostile},
    packages::{BOOK, TYPES, book, package, school, school_rows, zipped},
};

pub fn no_tables() -> Vec<Hostile> {
    let whole = book(&school_rows(&school(2, "Trường A")));
    let macros = zipped(&[TYPES, BOOK, ("xl/vbaProject.bin", b"x")]);
    let kind = Answer::NotTaken("KIND");
    let typed: &[u8] =
        b"<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    let legacy = "Tªn,X·\nTr\u{AD}êng TiÓu häc ChiÒng Ly,X· ChiÒng Ly\n".repeat(3).into_bytes();
    let mut half = whole.clone();
    // What the directory at the end says is there is cut out.
    half.drain(200..260);
    vec![
        Hostile { what: "macros", file: macros, answer: kind },
        Hostile {
            what: "macros, named in the types alone",
            file: zipped(&[("[Content_Types].xml", typed), BOOK]),
            answer: Answer::Refused("Tệp có macro"),
        },
        Hostile { what: "a workbook in a zip", file: zipped(&[("a.xlsx", &whole)]), answer: kind },
        Hostile {
            what: "no zip behind the first letters",
            file: b"PK\x03\x04 nothing".to_vec(),
            answer: kind,
        },
        Hostile { what: "cut off at the end", file: whole[..whole.len() - 30].to_vec(), answer: kind },
        Hostile { what: "cut off at the half", file: whole[..whole.len() / 2].to_vec(), answer: kind },
        Hostile { what: "cut out within", file: half, answer: Answer::NotTaken("KIND") },
        Hostile {
            what: "a sheet that ends within",
            file: package(b"<worksheet><sheetData><row r=\"1\"><c", &[]),
            answer: Answer::Refused("Tệp Excel bị hỏng"),
        },
        Hostile {
            what: "a picture",
            file: b"\x89PNG\r\n\x1A\n and more".to_vec(),
            answer: Answer::Refused("Đây không phải tệp Excel"),
        },
        Hostile { what: "NUL bytes, CSV", file: b"T\0n,Lo\0i\na\0,b\n".to_vec(), answer: kind },
        Hostile {
            what: "legacy letters, CSV", file: legacy, answer: Answer::Refused("Tệp gõ bằng bảng mã")
        },
        Hostile {
            what: "no known encoding, CSV",
            file: [b"T\xEAn,Lo\x81\x8D\x9D\x90i,\xFF\xFE\xC0\n".as_slice(), b"\xC5\xC6,\xD0\xD8,\xDE\xF0\n"]
                .concat(),
            answer: Answer::Refused("Không nhận ra bảng mã"),
        },
        Hostile {
            what: "a quotation mark that never closes, CSV",
            file: "Tên,Loại,Xã\nTrường A,\"Trường học,Chiềng Ly\nTrường B,Trường học,Chiềng Ly\n".into(),
            answer: Answer::Refused("Dấu ngoặc kép mở ở dòng 2"),
        },
        Hostile {
            what: "a heading alone",
            file: book(&school_rows("")),
            answer: Answer::Refused("Tệp chỉ có dòng tiêu đề"),
        },
        Hostile { what: "nothing at all", file: Vec::new(), answer: Answer::NotTaken("EMPTY") },
        Hostile {
            what: "blank lines alone",
            file: b"\n\n,,\n".to_vec(),
            answer: Answer::Refused("Tệp không có gì"),
        },
    ]
}
