use documents::sheets::Cell;
use serde_json::Value;
use shared::{AssignmentState, Word};

use super::{
    Reading, Table,
    column::{Column, day, member, moment, name, text, title},
};

pub static TABLE: Table = Table {
    root: "assignments",
    filter: Some("AssignmentWhere"),
    sort: Some("AssignmentSort"),
    is_dated: false,
    file: "viec-duoc-giao",
    columns: &[
        Column::new("task", Word::AssignmentLabel, "task { title }", title).wide(60),
        Column::new("organization", Word::OrganizationLabel, "organization { name }", name).wide(36),
        Column::new("directive", Word::DirectiveLabel, "directive { title }", title).wide(48),
        Column::new("clause", Word::ClauseLabel, "task { clause { label title } }", clause).wide(36),
        Column::new("due", Word::AssignmentDue, "dueOn", day).wide(12),
        Column::new("state", Word::StateLabel, "state", state).wide(18),
        Column::new("late", Word::AssignmentLate, "isLate", late).wide(12),
        Column::new("submitted", Word::AssignmentSubmittedAt, "submittedAt", moment).wide(18),
        Column::new("reminded", Word::AssignmentRemindedAt, "remindedAt", moment).wide(18),
        Column::new("answer", Word::AnswerTitle, "answer", text).wide(60),
    ],
};

fn state(value: &Value, reading: Reading) -> Cell {
    member(value, reading, AssignmentState::word)
}

/// Said where it is so, and nothing where it is not.
fn late(value: &Value, reading: Reading) -> Cell {
    if value == &Value::Bool(true) { Cell::text(reading.said(Word::AssignmentLate)) } else { Cell::Empty }
}

fn clause(value: &Value, _: Reading) -> Cell {
    let part = |field: &str| value["clause"][field].as_str().unwrap_or_default().trim().to_owned();
    let parts = [part("label"), part("title")];
    Cell::text(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
