//! The file to fill in: the headings, how each column is written, and what may be chosen.
use documents::{
    report::NotPacked,
    tables::{Choice, Look, MOST_ROWS, Sheet, Value, Written, xlsx},
};
use shared::{ImportKind, Locale, Word, grouped};

use super::kinds;

/// As .xlsx, in a language.
pub fn template(kind: ImportKind, locale: Locale) -> Result<Vec<u8>, NotPacked> {
    let (fields, said) = (kinds::fields(kind), |word: Word| Value::Text(word.said(locale).to_owned()));
    let heading = (0..).zip(fields).map(|(at, field)| (at, said(field.label), Look::Heading)).collect();
    let yes = |is: bool| said(if is { Word::ImportingYes } else { Word::ImportingNo });
    let head = [Word::ImportingGuideColumn, Word::ImportingGuideNeeded, Word::ImportingGuideHow];
    let mut guide = vec![row(1, head.map(|word| (said(word), Look::Heading)))];
    guide.extend((2..).zip(fields).map(|(number, field)| {
        row(
            number,
            [said(field.label), yes(field.is_required), said(field.how)].map(|cell| (cell, Look::Plain)),
        )
    }));
    let caps = Word::ImportingGuideCaps.fill(locale, &[("rows", &grouped(MOST_ROWS as u64))]);
    guide.push(row(last_of(&guide) + 2, [(Value::Text(caps), Look::Plain)]));

    let names = |word: Word| word.said(locale).to_owned();
    let last = u32::try_from(MOST_ROWS + 1).unwrap_or(u32::MAX);
    let (mut choices, mut listed) = (Vec::new(), Vec::new());
    for (column, field) in (0..).zip(fields).filter(|(_, field)| !field.choices.is_empty()) {
        let first = u32::try_from(listed.len() + 1).unwrap_or_default();
        listed.extend(
            (first..).zip(field.choices).map(|(number, word)| row(number, [(said(*word), Look::Plain)])),
        );
        let from_rows = (first, u32::try_from(listed.len()).unwrap_or_default());
        choices.push(Choice { column, rows: (2, last), sheet: names(Word::ImportingChoices), from_rows });
    }
    let mut sheets = vec![
        Sheet {
            name: names(Word::ImportingSheet),
            rows: vec![Written { number: 1, cells: heading }],
            widths: vec![28; fields.len()],
            frozen: 1,
            choices,
        },
        Sheet {
            name: names(Word::ImportingGuide),
            rows: guide,
            widths: vec![32, 12, 80],
            ..Sheet::default()
        },
    ];
    if !listed.is_empty() {
        sheets.push(Sheet {
            name: names(Word::ImportingChoices),
            rows: listed,
            widths: vec![48],
            ..Sheet::default()
        });
    }
    xlsx(&sheets)
}

fn last_of(rows: &[Written]) -> u32 {
    rows.last().map_or(0, |row| row.number)
}

fn row<const N: usize>(number: u32, cells: [(Value, Look); N]) -> Written {
    Written { number, cells: (0..).zip(cells).map(|(at, (value, look))| (at, value, look)).collect() }
}
