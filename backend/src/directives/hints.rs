//! What the reader of a text noticed, as far as it still holds: a place that was cut anew has been looked at. Pure.
use documents::clauses::{self, Clause, Hint, MAX_CLAUSES};

use super::{entity::clause::Model, outline::wire};

/// The hints about a body whose clauses now are these, with the closing that begins there.
pub fn standing(body: &str, now: &[Model], closing: usize) -> Vec<Hint> {
    let found = clauses::outline(body);
    let holds = |hint: &Hint| match *hint {
        Hint::NoNumbering => now.len() <= 1,
        Hint::TooManyClauses => now.len() >= MAX_CLAUSES,
        Hint::AnnexFound { at } => closing <= at,
        Hint::QuoteNotClosed { at } => is_as_found(&found.clauses, now, at, |_, at| at),
        Hint::GluedMarker { at } => is_as_found(&found.clauses, now, at, |_, at| at.saturating_sub(1)),
        Hint::NumberMissing { at } | Hint::NumberRepeated { at } => {
            is_as_found(&found.clauses, now, at, sibling)
        }
    };
    found.hints.iter().filter(|hint| holds(hint)).cloned().collect()
}

/// The clause before, on the same level or above: numbers are counted from there.
fn sibling(found: &[Clause], at: usize) -> usize {
    found[..at].iter().rposition(|clause| clause.level <= found[at].level).unwrap_or(at)
}

/// Whether nobody has cut, numbered or moved anew what a hint is about: from `first` to the clause that holds its byte.
fn is_as_found(
    found: &[Clause],
    now: &[Model],
    byte: usize,
    first: impl Fn(&[Clause], usize) -> usize,
) -> bool {
    let Some(last) = found.iter().position(|clause| clause.range.contains(&byte)) else {
        // Before the first clause: then it depends on where that begins.
        let starts = found.first().map(|clause| wire(clause.range.start));
        return starts == now.first().map(|clause| clause.starts_at);
    };
    let run = &found[first(found, last)..=last];
    let Some(at) =
        run.first().and_then(|one| now.iter().position(|row| row.starts_at == wire(one.range.start)))
    else {
        return false;
    };
    let is_same = |(one, row): (&Clause, &Model)| {
        let range = (wire(one.range.start), wire(one.range.end));
        (row.starts_at, row.ends_at) == range && row.label == one.label && row.level == i16::from(one.level)
    };
    now.len() >= at + run.len() && run.iter().zip(&now[at..]).all(is_same)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::directives::outline;

    const BODY: &str = "Phòng hướng dẫn:\n1. Một\n2. Hai “mở\n4. Bốn\n5. Năm\n";

    fn rows(body: &str) -> (Vec<Model>, usize) {
        let found = clauses::outline(body);
        let row = |(cut, position): (outline::Cut, i32)| Model {
            id: Uuid::nil(),
            office_id: Uuid::nil(),
            directive_id: Uuid::nil(),
            position,
            label: cut.label,
            level: cut.level,
            title: cut.title,
            starts_at: cut.starts_at,
            ends_at: cut.ends_at,
            text: cut.text,
        };
        (outline::found(body, &found).into_iter().zip(1..).map(row).collect(), found.closing.start)
    }

    #[test]
    fn an_outline_as_it_was_found_keeps_all_hints() {
        let (now, closing) = rows(BODY);
        let all = clauses::outline(BODY).hints;
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(standing(BODY, &now, closing), all);
    }

    #[test]
    fn a_hint_goes_with_the_place_that_was_repaired() {
        let (mut now, closing) = rows(BODY);
        let quote = Hint::QuoteNotClosed { at: BODY.find('“').unwrap_or_default() };
        // The number is mended: what is said of the quotation stays.
        now[2].label = "3".to_owned();
        assert_eq!(standing(BODY, &now, closing), [quote]);
        // The clause with the quotation goes to the one before it.
        now[0].ends_at = now[1].ends_at;
        now.remove(1);
        assert_eq!(standing(BODY, &now, closing), []);
    }

    #[test]
    fn what_is_about_the_whole_goes_when_the_whole_is_cut() {
        let body = "Phòng đề nghị các đơn vị mở lớp.\nCác đơn vị gửi tin.\n";
        let (now, closing) = rows(body);
        assert_eq!(standing(body, &now, closing), [Hint::NoNumbering]);
        let twice = [now.clone(), now].concat();
        assert_eq!(standing(body, &twice, closing), []);
    }
}
