use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::docx_file::{docx, of_document};
use crate::reading::read;

/// Whatever is read keeps the promises of a body, and reading it again changes nothing.
fn holds(bytes: &[u8]) {
    let Ok(reading) = read(bytes) else { return };
    let body = reading.body.as_str();
    assert!(is_nfc(body));
    assert!(!body.trim().is_empty());
    assert!(!body.contains(['\r', '\0', '\u{FEFF}', '\x0B', '\x0C']));
    let again = read(body.as_bytes()).unwrap();
    assert_eq!((again.body.as_str(), again.encoding), (body, "UTF-8"));
}

/// Bits of XML that mean something to the reader, in any order.
fn fragments() -> impl Strategy<Value = String> {
    let pieces = "<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:br/>|\
        <w:pPr>|</w:pPr>|<w:del>|</w:del>|<mc:AlternateContent>|</mc:AlternateContent>|<mc:Choice>|</mc:Choice>|\
        Điều 1.|&amp;|<w:tab/>|<w:t>năm</w:t>|<w:trPr><w:del/></w:trPr>|<w:rPr><w:vanish/></w:rPr>|<w:sdt/>";
    let pieces: Vec<&str> = pieces.split('|').map(str::trim).collect();
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes);
    }

    #[test]
    fn any_high_bytes_among_letters(bytes in prop::collection::vec(prop_oneof![3 => b'a'..=b'z', 1 => Just(b' '), 1 => 0x80_u8..], 0..60)) {
        holds(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC*|[\u{0}-\u{20}a-cĐéệ\u{300}-\u{323}\u{FEFF}\u{85}]*") {
        holds(text.as_bytes());
        holds(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    }

    #[test]
    fn any_document(xml in fragments()) {
        holds(&docx(&xml));
        holds(&of_document(&xml));
    }

    #[test]
    fn any_bytes_after_the_mark_of_a_zip(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&[b"PK\x03\x04".as_slice(), &bytes].concat());
    }
}
