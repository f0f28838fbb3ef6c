//! `authz.csv`: one row for each field of the schema, one column for each role, one for strangers and one for
//! systems with a token of the office.
use std::collections::{BTreeMap, BTreeSet};

use shared::Role;

/// What somebody is answered at a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing, or that it is forbidden.
    No,
    /// That it is withheld, wherever it is asked.
    Withheld,
    /// What it holds where it is about one's own organization; else as above.
    Own,
    /// What it holds.
    Yes,
}

pub type Row = (String, String);
pub type Table = BTreeMap<Row, Vec<Cell>>;

impl Cell {
    const ALL: [Self; 4] = [Self::No, Self::Withheld, Self::Own, Self::Yes];

    const fn tag(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Withheld => "withheld",
            Self::Own => "own",
            Self::Yes => "yes",
        }
    }
}

/// The columns after the type and the field.
pub fn columns() -> Vec<&'static str> {
    Role::ALL.into_iter().map(Role::tag).chain(["anonymous", "token"]).collect()
}

pub fn write(table: &Table) -> String {
    let head = format!("type,field,{}\n", columns().join(","));
    let rows = table.iter().map(|((kind, field), cells)| {
        let cells: Vec<_> = cells.iter().map(|cell| cell.tag()).collect();
        format!("{kind},{field},{}\n", cells.join(","))
    });
    head + &rows.collect::<String>()
}

/// The table, or what cannot be read of it.
pub fn read(text: &str) -> Result<Table, String> {
    let mut lines = text.lines();
    let head = format!("type,field,{}", columns().join(","));
    if lines.next() != Some(&head) {
        return Err(format!("the first line is not: {head}"));
    }
    let mut table = Table::new();
    for line in lines {
        let mut parts = line.split(',');
        let (Some(kind), Some(field)) = (parts.next(), parts.next()) else { return Err(line.to_owned()) };
        let cell = |tag: &str| Cell::ALL.into_iter().find(|cell| cell.tag() == tag);
        let cells: Option<Vec<_>> = parts.map(cell).collect();
        let cells = cells.filter(|cells| cells.len() == columns().len()).ok_or(line)?;
        if table.insert((kind.to_owned(), field.to_owned()), cells).is_some() {
            return Err(format!("twice: {line}"));
        }
    }
    Ok(table)
}

/// Every row the table lacks or has too many, and every cell that says something else than was answered.
pub fn deviations(table: &Table, schema: &BTreeSet<Row>, seen: &Table) -> Vec<String> {
    let missing = schema.iter().filter(|row| !table.contains_key(*row));
    let surplus = table.keys().filter(|row| !schema.contains(*row));
    let mut all: Vec<_> = missing.map(|(kind, field)| format!("{kind}.{field} has no row")).collect();
    all.extend(surplus.map(|(kind, field)| format!("{kind}.{field} is not in the schema")));
    for (row, cells) in table {
        let Some(answered) = seen.get(row) else { continue };
        for ((column, said), answered) in columns().iter().zip(cells).zip(answered) {
            if said != answered {
                let (kind, field) = row;
                let (said, answered) = (said.tag(), answered.tag());
                all.push(format!(
                    "{kind}.{field} for {column}: the table says {said}, the answer {answered}"
                ));
            }
        }
    }
    all
}
