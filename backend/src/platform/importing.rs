//! Records that come in as rows of a file. A slice tells which fields its rows have, and holds each row against the
//! rules that a form is held against; it writes many at once, and takes them back while nothing has come to rest on them.
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use chrono::NaiveDate;
use documents::tables::Day;
use sea_orm::{ConnectionTrait, DbErr, sea_query::SelectStatement};
use shared::{FieldPath, ImportKind, Locale, RefusalCode, Said, Word, fold_words};
use uuid::Uuid;

use super::Tx;
use crate::{
    api::Refusal,
    identity::{Office, Scope},
};

/// Rows in one statement: SQLite takes 32,766 values in one, PostgreSQL 65,535.
pub const ROWS_AT_ONCE: usize = 500;

/// What people wrote is shown so far.
const MOST_SHOWN: usize = 40;

/// What a column may hold.
pub struct Field {
    /// Names it for ever.
    pub key: &'static str,
    /// Where a refusal of the form points.
    pub path: FieldPath,
    pub label: Word,
    /// How it is written.
    pub how: Word,
    /// What people write over such a column, besides the label.
    pub aliases: &'static [&'static str],
    pub is_required: bool,
    /// What may be chosen; empty where it is written freely.
    pub choices: &'static [Word],
}

/// A row, by its fields; what is not there is empty.
pub struct Line {
    /// As the file counts it.
    pub number: u32,
    pub texts: Vec<String>,
}

/// What is wrong with a row.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub row: u32,
    /// Which field; none if it is the row as a whole.
    pub field: Option<usize>,
    pub code: RefusalCode,
    pub said: Said,
}

/// What rows are held against.
pub struct Asked<'a> {
    pub scope: &'a Scope,
    pub office: &'a Office,
}

/// Rows held against the rules: what may be written, by its row, and what is wrong with the others.
pub struct Weighed<T> {
    pub good: Vec<(u32, T)>,
    pub mistakes: Vec<Mistake>,
}

/// Records of a kind that can come in by a file.
pub trait Importable {
    /// A row that may be written.
    type Ready: Send;
    const KIND: ImportKind;

    fn fields() -> &'static [Field];

    /// Holds rows against the rules. Statements grow with the rows only by hundreds.
    fn weigh(
        db: &impl ConnectionTrait,
        asked: &Asked<'_>,
        lines: &[Line],
    ) -> impl Future<Output = Result<Weighed<Self::Ready>, DbErr>> + Send;

    /// From here on nobody else writes what these rows were held against.
    fn take_turns(tx: &Tx) -> impl Future<Output = Result<(), DbErr>> + Send;

    /// Writes rows, at most [`ROWS_AT_ONCE`]: the ids, in their order.
    fn write(
        tx: &Tx,
        asked: &Asked<'_>,
        ready: Vec<Self::Ready>,
    ) -> impl Future<Output = Result<Vec<Uuid>, DbErr>> + Send;

    /// Holds these records, and tells the names of those that were changed or are in use.
    fn in_use(tx: &Tx, ids: &SelectStatement) -> impl Future<Output = Result<Vec<String>, DbErr>> + Send;

    /// They were never there.
    fn take_back(tx: &Tx, ids: &SelectStatement) -> impl Future<Output = Result<(), DbErr>> + Send;
}

impl<T> Default for Weighed<T> {
    fn default() -> Self {
        Self { good: Vec::new(), mistakes: Vec::new() }
    }
}

impl Mistake {
    pub fn new(row: u32, field: usize, code: RefusalCode, said: impl Into<Said>) -> Self {
        Self { row, field: Some(field), code, said: said.into() }
    }

    pub fn of_row(row: u32, code: RefusalCode, said: impl Into<Said>) -> Self {
        Self { row, field: None, code, said: said.into() }
    }

    /// What a form would have been refused for, at the column that holds it.
    pub fn all_of<Row>(row: u32, fields: &[Field], refusal: Refusal<Row>) -> Vec<Self> {
        let told = refusal.into_parts().1.into_iter();
        told.map(|error| {
            let (code, path, said) = error.into_told();
            Self { row, field: fields.iter().position(|field| field.path == path), code, said }
        })
        .collect()
    }
}

/// What may be chosen, by its words in either language, however they are written.
pub struct Choices<T>(HashMap<Vec<String>, T>);

impl<T: Copy> Choices<T> {
    pub fn of(all: &[T], word: fn(T) -> Word, tag: fn(T) -> &'static str) -> Self {
        let names = |one: T| [word(one).said(Locale::Vi), word(one).said(Locale::En), tag(one)];
        let folded = all.iter().flat_map(|one| names(*one).map(|name| (fold_words(name), *one)));
        Self(folded.collect())
    }

    pub fn one(&self, text: &str) -> Option<T> {
        self.0.get(&fold_words(text)).copied()
    }
}

/// A day as people write it; today if nothing is written.
pub fn day_or(text: &str, today: NaiveDate) -> Result<NaiveDate, Said> {
    if text.is_empty() {
        return Ok(today);
    }
    let day = Day::parse(text);
    let day = day.and_then(|day| NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()));
    day.ok_or_else(|| Said::with(Word::ImportingDay, "value", &shown(text)))
}

/// What somebody wrote, as far as a sentence has room for it.
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

impl<T> Weighed<T> {
    /// Without rows that say the same as one above them, or as what is there already.
    #[must_use]
    pub fn once<K: Hash + Eq>(self, field: usize, key: impl Fn(&T) -> K, there: &HashSet<K>) -> Self {
        let (mut first, mut once) = (HashMap::new(), Self { good: Vec::new(), mistakes: self.mistakes });
        for (row, ready) in self.good {
            let key = key(&ready);
            let said = if there.contains(&key) {
                Word::ImportingThere.into()
            } else if let Some(above) = first.get(&key) {
                Said::with(Word::ImportingTwice, "row", above)
            } else {
                first.insert(key, row);
                once.good.push((row, ready));
                continue;
            };
            once.mistakes.push(Mistake::new(row, field, RefusalCode::Taken, said));
        }
        once
    }
}
