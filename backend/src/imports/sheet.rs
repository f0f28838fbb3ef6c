//! Which row is the heading, which column is which field, and which rows are records.
use std::collections::HashSet;

use documents::tables::{Area, MOST_ROWS, Row, Table, Value, letters};
use shared::{ImportColumnInput, Locale, RefusalCode, Said, Word, fold_words};

use crate::platform::importing::{Field, Line, Mistake};

/// A heading stands below a title of a few lines at most.
const ROWS_ABOVE: usize = 20;
/// What stands first in a row of totals, and alone or before more words.
const TOTALS: [&str; 5] = ["tong", "tong so", "tong cong", "cong", "total"];
/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// By the fields in their order: the column that holds each.
pub type Mapping = Vec<Option<u32>>;

/// A table whose heading was found.
pub struct Sheet {
    pub table: Table,
    heading: usize,
}

/// A column of the file.
pub struct Column {
    pub at: u32,
    /// What stands over it.
    pub heading: String,
    pub samples: Vec<String>,
}

impl Sheet {
    /// The row that holds most words of fields is the heading; where none does, the first row.
    pub fn of(table: Table, fields: &[Field]) -> Self {
        let known =
            |row: &Row| row.cells.iter().filter(|(_, cell)| meant(&cell.text(), fields).is_some()).count();
        let heading = table.rows.iter().take(ROWS_ABOVE).map(known).enumerate();
        // The first of as many.
        let heading = heading.reduce(|best, next| if next.1 > best.1 { next } else { best });
        Self { heading: heading.map_or(0, |(at, _)| at), table }
    }

    pub fn heading(&self) -> &Row {
        &self.table.rows[self.heading]
    }

    pub fn below(&self) -> &[Row] {
        &self.table.rows[self.heading + 1..]
    }

    pub fn is_too_long(&self) -> bool {
        self.below().len() > MOST_ROWS
    }

    pub fn columns(&self) -> Vec<Column> {
        let (mut all, rows): (Vec<u32>, _) = (Vec::new(), &self.table.rows[self.heading..]);
        all.extend(
            rows.iter().flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect::<HashSet<_>>(),
        );
        all.sort_unstable();
        let column = |column| {
            let cells = self.below().iter().filter_map(|row| row.at(column));
            let heading = self.heading().at(column).map(|cell| cell.text().into_owned());
            Column {
                at: column,
                heading: heading.unwrap_or_default(),
                samples: cells.take(SAMPLES).map(|cell| cell.text().into_owned()).collect(),
            }
        };
        all.into_iter().map(column).collect()
    }

    /// Each field by the first column whose heading means it.
    pub fn guess(&self, fields: &[Field]) -> Mapping {
        let mut mapping: Mapping = vec![None; fields.len()];
        for (column, cell) in &self.heading().cells {
            if let Some(field) = meant(&cell.text(), fields) {
                mapping[field].get_or_insert(*column);
            }
        }
        mapping
    }

    /// The rows below the heading that say something of a field; and those that are no records.
    pub fn lines(&self, mapping: &Mapping) -> (Vec<Line>, Vec<Mistake>) {
        let (mut lines, mut mistakes) = (Vec::new(), Vec::new());
        let mut areas: Vec<Area> = self.table.merged.clone();
        areas.sort_unstable_by_key(|area| area.rows.0);
        let (mut areas, mut reaching): (_, Option<Area>) = (areas.into_iter().peekable(), None);
        for row in self.below() {
            while let Some(area) = areas.next_if(|area| area.rows.0 <= row.number) {
                if reaching.is_none_or(|before| before.rows.1 < area.rows.1) {
                    reaching = Some(area);
                }
            }
            let text = |column: &Option<u32>| {
                column.and_then(|column| row.at(column)).map(|cell| cell.text().trim().to_owned())
            };
            let texts: Vec<String> = mapping.iter().map(|column| text(column).unwrap_or_default()).collect();
            // Before a column is chosen nothing is known of what a row says.
            let says_nothing = mapping.iter().any(Option::is_some) && texts.iter().all(String::is_empty);
            let is_total = is_total(row);
            if says_nothing && !is_total {
                continue;
            }
            let wrong = |said: Said| Mistake::of_row(row.number, RefusalCode::Invalid, said);
            if is_total {
                mistakes.push(wrong(Word::ImportingTotal.into()));
            } else if let Some(area) = reaching.filter(|area| area.rows.1 >= row.number) {
                mistakes.push(wrong(Said::with(Word::ImportingMerged, "area", &called(area))));
            } else {
                lines.push(Line { number: row.number, texts });
            }
        }
        (lines, mistakes)
    }
}

/// A mapping as somebody has chosen it; none if a column or a field is named twice, or is not there.
pub fn given(input: &[ImportColumnInput], columns: &[Column], fields: &[Field]) -> Option<Mapping> {
    let mut mapping: Mapping = vec![None; fields.len()];
    for pair in input {
        let field = fields.iter().position(|field| field.key == pair.field)?;
        let column = u32::try_from(pair.column).ok()?.checked_sub(1)?;
        let is_new = mapping[field].is_none() && !mapping.contains(&Some(column));
        if !is_new || columns.iter().all(|one| one.at != column) {
            return None;
        }
        mapping[field] = Some(column);
    }
    Some(mapping)
}

/// Which field a heading means, in either language and with or without diacritics.
fn meant(heading: &str, fields: &[Field]) -> Option<usize> {
    let words = fold_words(heading);
    if words.is_empty() {
        return None;
    }
    let is = |name: &str| fold_words(name) == words;
    let labelled =
        |field: &Field| [Locale::Vi, Locale::En].iter().any(|locale| is(field.label.said(*locale)));
    // A label first: what is one field's name may be another's label.
    fields
        .iter()
        .position(|field| labelled(field) || is(field.key))
        .or_else(|| fields.iter().position(|field| field.aliases.iter().any(|alias| is(alias))))
}

fn is_total(row: &Row) -> bool {
    let first = row.cells.iter().find_map(|(_, cell)| match cell {
        Value::Text(text) => Some(fold_words(text).join(" ")),
        _ => None,
    });
    first.is_some_and(|first| {
        TOTALS.contains(&first.as_str())
            || TOTALS[1..3].iter().any(|start| first.starts_with(&format!("{start} ")))
    })
}

fn called(area: Area) -> String {
    let corner = |row: u32, column: u32| format!("{}{row}", letters(column));
    format!("{}:{}", corner(area.rows.0, area.columns.0), corner(area.rows.1, area.columns.1))
}
