//! D19: whatever bytes come, reading ends, with a table that keeps its promises or a reason.

use proptest::prelude::*;

use super::workbook::{rows, workbook};
use crate::tables::{MOST_COLUMNS, Value, read};

fn holds(bytes: &[u8]) {
    let Ok(table) = read(bytes) else { return };
    assert!(!table.rows.is_empty());
    assert!(table.rows.is_sorted_by(|one, next| one.number < next.number));
    for row in &table.rows {
        assert!(!row.cells.is_empty() && row.cells.is_sorted_by(|one, next| one.0 < next.0));
        for (column, value) in &row.cells {
            assert!(*column < MOST_COLUMNS && row.at(*column) == Some(value));
            assert!(!matches!(value, Value::Text(text) if text.trim().is_empty()));
        }
    }
}

/// Bits of XML that mean something to the reader, in any order.
fn fragments() -> impl Strategy<Value = String> {
    let pieces = r#"<row>|<row r="2">|<row r="7">|</row>|<c>|<c r="B2">|<c t="s">|<c t="b">|<c t="d" s="9">|<c t="inlineStr">|</c>|<v>|</v>|<is>|</is>|<t>|</t>|<f>A1</f>|1|45000|2020-01-01|tên|&amp;|<v>1</v>|<rPh>|</rPh>|<mergeCell ref="A1:B2"/>|<c r="C2"><v>3</v></c>"#;
    let pieces: Vec<&str> = pieces.split('|').collect();
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// A whole file, of which some bytes are others.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let cell = r#"<c t="inlineStr"><is><t>Chiềng Ly</t></is></c><c><v>12</v></c>"#;
    let whole = rows(&format!(r#"<row r="1">{cell}</row><row r="3">{cell}</row>"#));
    let length = whole.len();
    prop::collection::vec((0..length, any::<u8>()), 1..8).prop_map(move |changes| {
        let mut bytes = whole.clone();
        for (at, byte) in &changes {
            bytes[*at] = *byte;
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn d19_a_changed_workbook(bytes in mutated()) {
        holds(&bytes);
    }

    #[test]
    fn d19_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes);
        holds(&[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn d19_any_text(text in "\\PC*|([a-z\",;\t\n\r=đế]|\\PC){0,80}") {
        holds(text.as_bytes());
        holds(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    }

    #[test]
    fn d19_any_sheet(xml in fragments()) {
        holds(&rows(&xml));
        holds(&workbook(&xml));
    }
}
