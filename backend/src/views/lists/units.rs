use documents::sheets::Cell;
use serde_json::Value;
use shared::{UnitKind, Word};

use super::{
    Reading, Table,
    column::{Column, day, member, name, text},
};

pub static TABLE: Table = Table {
    root: "units",
    filter: Some("UnitFilter"),
    sort: None,
    is_dated: true,
    file: "don-vi-hanh-chinh",
    columns: &[
        Column::new("name", Word::OrganizationName, "name", text).wide(36),
        Column::new("kind", Word::UnitKind, "kind", kind).wide(16),
        Column::new("code", Word::UnitCode, "code", text).wide(10),
        Column::new("parent", Word::UnitParent, "parent { name }", name).wide(36),
        Column::new("from", Word::ExportFrom, "validFrom", day).wide(12),
        Column::new("to", Word::ExportTo, "validTo", day).wide(12),
    ],
};

fn kind(value: &Value, reading: Reading) -> Cell {
    member(value, reading, UnitKind::word)
}
