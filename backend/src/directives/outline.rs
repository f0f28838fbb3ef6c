//! The cuts of an outline, checked: whoever made them, their pieces join to the whole body.
use shared::{ClauseCutInput, line};

pub const MOST_CLAUSES: usize = documents::clauses::MAX_CLAUSES;
const MOST_TITLE: usize = 300;
const MOST_LABEL: usize = 40;
const DEEPEST: i32 = 9;

/// One clause of an outline, with its piece of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub label: String,
    pub level: i16,
    pub title: String,
    pub starts_at: i32,
    pub ends_at: i32,
    pub text: String,
}

/// Why cuts make no outline; the clause at fault counts from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miscut {
    Count,
    /// Not in order, outside the body or inside a character.
    Place(usize),
    Level(usize),
    Title(usize),
    Closing,
}

/// Bytes of a body, as the tables count them; a body has at most two million.
pub fn wire(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

/// What the parser found, as rows.
pub fn found(body: &str, outline: &documents::clauses::Outline) -> Vec<Cut> {
    let cut = |clause: &documents::clauses::Clause| Cut {
        label: clause.label.clone(),
        level: clause.level.into(),
        title: titled(&clause.title, &clause.label),
        starts_at: wire(clause.range.start),
        ends_at: wire(clause.range.end),
        text: body[clause.range.clone()].to_owned(),
    };
    outline.clauses.iter().map(cut).collect()
}

/// What an officer cut.
pub fn given(body: &str, clauses: &[ClauseCutInput], closing: i32) -> Result<Vec<Cut>, Miscut> {
    if !(1..=MOST_CLAUSES).contains(&clauses.len()) {
        return Err(Miscut::Count);
    }
    let closing =
        usize::try_from(closing).ok().filter(|at| body.is_char_boundary(*at)).ok_or(Miscut::Closing)?;
    let mut cuts: Vec<Cut> = Vec::with_capacity(clauses.len());
    for (number, clause) in (1..).zip(clauses) {
        let next = clauses.get(number).map(|next| next.start);
        let end = next.map_or(Some(closing), |at| usize::try_from(at).ok()).ok_or(Miscut::Place(number))?;
        let start = usize::try_from(clause.start).map_err(|_| Miscut::Place(number))?;
        // `get` refuses what is outside, backwards or inside a character.
        let text = body.get(start..end).filter(|text| !text.is_empty()).ok_or(Miscut::Place(number))?;
        let above = cuts.last().map_or(0, |cut| i32::from(cut.level));
        if !(1..=(above + 1).min(DEEPEST)).contains(&clause.level) {
            return Err(Miscut::Level(number));
        }
        let label = if clause.label.trim().is_empty() {
            Some(String::new())
        } else {
            line(&clause.label, MOST_LABEL)
        };
        let (Some(label), Some(title)) = (label, line(&clause.title, MOST_TITLE)) else {
            return Err(Miscut::Title(number));
        };
        cuts.push(Cut {
            label,
            level: i16::try_from(clause.level).unwrap_or(1),
            title,
            starts_at: wire(start),
            ends_at: wire(end),
            text: text.to_owned(),
        });
    }
    Ok(cuts)
}

/// A clause without words, as a lone number, is called by its number.
fn titled(title: &str, label: &str) -> String {
    [title, label, "…"].into_iter().find_map(|text| line(text, MOST_TITLE)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(start: i32, level: i32) -> ClauseCutInput {
        ClauseCutInput { start, label: "1".to_owned(), level, title: "Đ".to_owned() }
    }

    #[test]
    fn cuts_that_make_no_outline_are_refused() {
        let body = "đầu 1. một 2. hai hết";
        let ends = wire(body.len());
        for (clauses, closing, why) in [
            (vec![], ends, Miscut::Count),
            (vec![cut(1, 1)], ends, Miscut::Place(1)),
            (vec![cut(7, 1), cut(7, 1)], ends, Miscut::Place(1)),
            (vec![cut(14, 1), cut(7, 1)], ends, Miscut::Place(1)),
            (vec![cut(-1, 1)], ends, Miscut::Place(1)),
            (vec![cut(7, 2)], ends, Miscut::Level(1)),
            (vec![cut(7, 1), cut(14, 3)], ends, Miscut::Level(2)),
            (vec![cut(7, 1)], 1, Miscut::Closing),
            (vec![cut(7, 1)], ends + 1, Miscut::Closing),
            (vec![cut(7, 1)], 2, Miscut::Place(1)),
        ] {
            assert_eq!(given(body, &clauses, closing), Err(why), "{clauses:?} {closing}");
        }
        let titleless = ClauseCutInput { title: " ".to_owned(), ..cut(7, 1) };
        assert_eq!(given(body, &[titleless], ends), Err(Miscut::Title(1)));
    }

    proptest! {
        #[test]
        fn what_the_parser_cuts_an_officer_may_cut_too(body in "(([IVX]{1,3}|[1-9]|-)\\. ?[a-zđế ]{0,12}\n){1,12}") {
            let outline = documents::clauses::outline(&body);
            let cuts = found(&body, &outline);
            let input: Vec<_> = cuts.iter().map(|cut| ClauseCutInput {
                start: cut.starts_at, label: cut.label.clone(), level: cut.level.into(), title: cut.title.clone(),
            }).collect();
            prop_assert_eq!(given(&body, &input, wire(outline.closing.start)), Ok(cuts.clone()));
            let joined: String = cuts.iter().map(|cut| cut.text.as_str()).collect();
            prop_assert_eq!(format!("{}{joined}{}", &body[outline.preamble], &body[outline.closing]), body);
        }
    }
}
