//! What people type into forms, read by the same bounds everywhere.
use shared::{FieldPath, Said, Word, line, passage};

use super::Refusal;

/// One line that must be there.
pub fn one_line<Row>(raw: &str, most: usize, path: FieldPath) -> Result<String, Refusal<Row>> {
    line(raw, most)
        .ok_or_else(|| Refusal::invalid(path, Said::with(Word::RefusalTitleInvalid, "most", &most)))
}

/// One line; what is left out or blank is none.
pub fn optional_line<Row>(
    raw: Option<&str>,
    most: usize,
    path: FieldPath,
) -> Result<Option<String>, Refusal<Row>> {
    written(raw).map(|raw| one_line(raw, most, path)).transpose()
}

/// Some lines; what is left out or blank is none.
pub fn optional_passage<Row>(
    raw: Option<&str>,
    most: usize,
    path: FieldPath,
) -> Result<Option<String>, Refusal<Row>> {
    let too_long = || Refusal::invalid(path, Said::with(Word::RefusalTextLong, "most", &most));
    written(raw).map(|raw| passage(raw, most).ok_or_else(too_long)).transpose()
}

fn written(raw: Option<&str>) -> Option<&str> {
    raw.filter(|raw| !raw.trim().is_empty())
}
