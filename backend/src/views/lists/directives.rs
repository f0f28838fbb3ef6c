use documents::sheets::Cell;
use serde_json::Value;
use shared::{DirectiveState, Said, Word};

use super::{
    Reading, Table,
    column::{Column, day, member, moment, number, text},
};

pub static TABLE: Table = Table {
    root: "directives",
    filter: Some("DirectiveWhere"),
    sort: Some("DirectiveSort"),
    is_dated: false,
    file: "van-ban-chi-dao",
    columns: &[
        Column::new("title", Word::DirectiveTitle, "title", text).wide(60),
        Column::new("kind", Word::DirectiveKind, "kind", text).wide(16),
        Column::new("number", Word::DirectiveNumber, "number", text).wide(24),
        Column::new("issued", Word::DirectiveIssuedOn, "issuedOn", day).wide(14),
        Column::new("issuer", Word::DirectiveIssuer, "issuer", text).wide(32),
        Column::new("state", Word::StateLabel, "state", state).wide(16),
        Column::new("progress", Word::ProgressLabel, "counts { total accepted late }", progress).wide(28),
        Column::new("given", Word::ExportGiven, "counts { total }", total).wide(12),
        Column::new("accepted", Word::AssignmentAccepted, "counts { accepted }", accepted).wide(12),
        Column::new("late", Word::AssignmentLate, "counts { late }", late).wide(12),
        Column::new("entered", Word::DirectiveEntered, "enteredAt", moment).wide(18),
    ],
};

fn state(value: &Value, reading: Reading) -> Cell {
    member(value, reading, DirectiveState::word)
}

fn progress(value: &Value, reading: Reading) -> Cell {
    let [all, done, late] =
        ["total", "accepted", "late"].map(|field| value[field].as_i64().unwrap_or_default());
    let word = match (all, late) {
        (0, _) => return Cell::text(reading.said(Word::NothingGivenOut)),
        (_, 0) => Word::ProgressOf,
        _ => Word::ProgressLate,
    };
    Cell::text(Said::with(word, "done", &done).and("all", &all).and("late", &late).said(reading.locale))
}

fn total(value: &Value, reading: Reading) -> Cell {
    number(&value["total"], reading)
}

fn accepted(value: &Value, reading: Reading) -> Cell {
    number(&value["accepted"], reading)
}

fn late(value: &Value, reading: Reading) -> Cell {
    number(&value["late"], reading)
}
