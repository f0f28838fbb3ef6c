//! The rows of a sheet held against the rules of their kind.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr};
use shared::{ImportKind, RefusalCode, Word};

use super::sheet::{Mapping, Sheet};
use crate::platform::importing::{Asked, Field, Importable, Line, Mistake};

/// What is told of a file before anything is written.
pub struct Checked {
    pub kind: ImportKind,
    /// How many rows are records.
    pub rows: usize,
    pub good: usize,
    /// From above; a row may have several.
    pub mistakes: Vec<Mistake>,
}

impl Checked {
    /// How many rows are wrong.
    pub fn faulty(&self) -> usize {
        self.rows - self.good
    }
}

/// What is wrong, and the rows that may be written. Rows of `but` are not looked at.
pub async fn check<K: Importable>(
    db: &impl ConnectionTrait,
    asked: &Asked<'_>,
    (sheet, mapping): (&Sheet, &Mapping),
    but: &HashSet<u32>,
) -> Result<(Checked, Vec<(u32, K::Ready)>), DbErr> {
    let (fields, (mut lines, mut mistakes)) = (K::fields(), sheet.lines(mapping));
    lines.retain(|line| !but.contains(&line.number));
    let rows = lines.len() + mistakes.len();
    let unmapped: Vec<_> = unmapped(fields, mapping).collect();
    let mut good = Vec::new();
    if unmapped.is_empty() {
        let gaps: Vec<Mistake> = lines.iter().flat_map(|line| empty(fields, line)).collect();
        let gone: HashSet<_> = gaps.iter().map(|gap| (gap.row, gap.field)).collect();
        let gappy: HashSet<u32> = gaps.iter().map(|gap| gap.row).collect();
        let weighed = K::weigh(db, asked, &lines).await?;
        mistakes.extend(gaps);
        // What is not there need not be called wrong as well.
        mistakes.extend(weighed.mistakes.into_iter().filter(|one| !gone.contains(&(one.row, one.field))));
        good.extend(weighed.good.into_iter().filter(|(row, _)| !gappy.contains(row)));
    } else {
        let row = sheet.heading().number;
        let told = |field| Mistake::new(row, field, RefusalCode::Invalid, Word::ImportingUnmapped);
        mistakes.extend(unmapped.into_iter().map(told));
    }
    mistakes.sort_by_key(|mistake| (mistake.row, mistake.field));
    Ok((Checked { kind: K::KIND, rows, good: good.len(), mistakes }, good))
}

/// Fields that must be there and have no column.
pub fn unmapped<'a>(fields: &'a [Field], mapping: &'a Mapping) -> impl Iterator<Item = usize> + 'a {
    let must = fields.iter().zip(mapping).enumerate();
    must.filter(|(_, (field, column))| field.is_required && column.is_none()).map(|(at, _)| at)
}

fn empty(fields: &[Field], line: &Line) -> Vec<Mistake> {
    let gap = |(at, (field, text)): (usize, (&Field, &String))| {
        let is_gap = field.is_required && text.is_empty();
        is_gap.then(|| Mistake::new(line.number, at, RefusalCode::Invalid, Word::ImportingEmpty))
    };
    fields.iter().zip(&line.texts).enumerate().filter_map(gap).collect()
}
