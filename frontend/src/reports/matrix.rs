//! The matrix as it comes, and what it says.
use shared::{AssignmentState, schema};

use super::clause::{ClauseName, DirectiveName, within};
use crate::{
    api::WireDay,
    assignments::{AssignmentCounts, state_word},
    words::{Locale, Word, said},
};

/// As many communes as one sentence can name.
const NAMED: usize = 3;

#[derive(cynic::QueryVariables)]
pub struct Wanted {
    pub id: cynic::Id,
    /// By the boundaries of this day; else as it was given out.
    pub as_of: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
pub struct OneMatrix {
    #[arguments(id: $id, asOf: $as_of)]
    pub directive_matrix: Option<Matrix>,
}

crate::api::listed!(query OneMatrix, Wanted);

impl OneMatrix {
    /// Only for where one is shown.
    pub fn matrix(&self) -> &Matrix {
        self.directive_matrix.as_ref().expect("an empty answer is not shown")
    }
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    pub directive: DirectiveName,
    pub units: Vec<UnitName>,
    pub rows: Vec<MatrixRow>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub clause: ClauseName,
    pub cells: Vec<Option<MatrixCell>>,
    pub counts: AssignmentCounts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    pub counts: AssignmentCounts,
    pub worst: AssignmentState,
    pub is_late: bool,
}

impl Matrix {
    /// The sums of the columns.
    pub fn by_unit(&self) -> Vec<AssignmentCounts> {
        let column = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.cells.get(at)?.as_ref());
            cells.fold(AssignmentCounts::default(), |sum, cell| sum + cell.counts)
        };
        (0..self.units.len()).map(column).collect()
    }

    /// The finding, in sentences: what nobody has begun, and who is late.
    pub fn finding(&self, locale: Locale) -> String {
        let mut units: Vec<_> = self.units.iter().zip(self.by_unit()).collect();
        let sum = units.iter().fold(AssignmentCounts::default(), |sum, (_, counts)| sum + *counts);
        if sum.total == 0 {
            return Word::MatrixNothingGiven.said(locale).to_owned();
        }
        if sum.accepted == sum.total {
            return Word::MatrixAllAccepted.said(locale).to_owned();
        }
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        let idle = match cells.filter(|cell| cell.counts.open == cell.counts.total).count() {
            0 => Word::MatrixNoneIdle.said(locale).to_owned(),
            count => said(Word::MatrixIdle, locale, &[("count", count.to_string())]),
        };
        if sum.late == 0 {
            return [&idle, " ", Word::MatrixNoneLate.said(locale)].concat();
        }
        // Stable: communes that are equally late stay in the order of their names.
        units.sort_by_key(|(_, counts)| -counts.late);
        units.truncate(NAMED);
        units.retain(|(_, counts)| counts.late > 0);
        let named: Vec<_> = units
            .into_iter()
            .map(|(unit, counts)| [&within(&unit.name), " (", &counts.late.to_string(), ")"].concat())
            .collect();
        let gaps = [("count", sum.late.to_string()), ("where", named.join(", "))];
        [idle, said(Word::MatrixLate, locale, &gaps)].join(" ")
    }
}

/// `1 chưa làm, 2 đã duyệt, trong đó 1 quá hạn`: what presses most comes first.
pub fn counts_said(counts: &AssignmentCounts, locale: Locale) -> String {
    let states = [
        (counts.returned, AssignmentState::Returned),
        (counts.open, AssignmentState::Open),
        (counts.working, AssignmentState::Working),
        (counts.submitted, AssignmentState::Submitted),
        (counts.accepted, AssignmentState::Accepted),
    ];
    let said_of = |(count, state): (i32, AssignmentState)| {
        [&count.to_string(), " ", &within(state_word(state).said(locale))].concat()
    };
    let mut parts: Vec<_> = states.into_iter().filter(|(count, _)| *count > 0).map(said_of).collect();
    if counts.late > 0 {
        parts.push(said(Word::MatrixOfTheseLate, locale, &[("count", counts.late.to_string())]));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(open: i32, accepted: i32, late: i32) -> MatrixCell {
        let counts =
            AssignmentCounts { total: open + accepted, open, accepted, late, ..AssignmentCounts::default() };
        MatrixCell { counts, worst: AssignmentState::Open, is_late: late > 0 }
    }

    fn matrix(cells: Vec<Option<MatrixCell>>) -> Matrix {
        let unit =
            |name: &str| UnitName { id: cynic::Id::new(format!("unit:{name}")), name: format!("Xã {name}") };
        let directive = r#"{"id":"directive:1","title":"t","kind":null,"number":null}"#;
        Matrix {
            directive: serde_json::from_str(directive).expect("it is a directive"),
            units: ["A", "B", "C", "D"].map(unit).into_iter().take(cells.len()).collect(),
            rows: vec![MatrixRow { clause: clause(), cells, counts: AssignmentCounts::default() }],
        }
    }

    fn clause() -> ClauseName {
        ClauseName { id: cynic::Id::new("clause:1"), label: "1".to_owned(), level: 1, title: "t".to_owned() }
    }

    #[test]
    fn the_finding_names_what_nobody_began_and_who_is_late() {
        let said = |cells| matrix(cells).finding(Locale::Vi);
        assert_eq!(
            said([cell(1, 0, 1), cell(2, 1, 2), cell(3, 0, 3), cell(1, 0, 1)].map(Some).to_vec()),
            "Còn 3 ô chưa có ai làm. 7 việc quá hạn, nhiều nhất: xã C (3), xã B (2), xã A (1)."
        );
        assert_eq!(
            said(vec![Some(cell(1, 1, 0)), None]),
            "Ô nào cũng đã có người làm. Không có việc nào quá hạn."
        );
        assert_eq!(said(vec![Some(cell(0, 2, 0))]), "Mọi việc đã được duyệt.");
        assert_eq!(said(vec![None, None]), "Văn bản này chưa giao việc nào.");
    }

    #[test]
    fn counts_are_said_by_what_presses_most() {
        let counts = cell(1, 2, 1).counts;
        assert_eq!(counts_said(&counts, Locale::Vi), "1 chưa làm, 2 đã duyệt, trong đó 1 quá hạn");
    }
}
