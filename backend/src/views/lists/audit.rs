use documents::sheets::Cell;
use serde_json::Value;
use shared::Word;

use super::{
    Reading, Table,
    column::{Column, moment, number, text},
};

/// What changed stays in the trail: it is about people, and the trail can forget it.
pub static TABLE: Table = Table {
    root: "auditEntries",
    filter: None,
    sort: None,
    is_dated: false,
    file: "nhat-ky",
    columns: &[
        Column::new("number", Word::OrderLabel, "seq", number).wide(10),
        Column::new("at", Word::AuditAt, "at", moment).wide(18),
        Column::new("act", Word::AuditAct, "act", text).wide(40),
        Column::new("who", Word::AuditWho, "account { fullName }", who).wide(28),
        Column::new("record", Word::AuditSubject, "record", text).wide(24),
        Column::new("subject", Word::ExportRecordId, "subject", text).wide(48),
    ],
};

fn who(value: &Value, reading: Reading) -> Cell {
    match value["fullName"].as_str() {
        Some(name) => Cell::text(name),
        None => Cell::text(reading.said(Word::AuditSystem)),
    }
}
