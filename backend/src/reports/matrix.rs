//! The matrix: what was given out, folded by clause and commune. What stands in a village counts for its commune, what
//! stands in the district itself for the district; pure.
use std::collections::HashMap;

use uuid::Uuid;

use crate::assignments::{Cell, Counts};

/// For each clause one cell a column; None where nothing was given out. `columns` are units, `paths` those of the units
/// that cells name.
pub fn fold(
    clauses: &[Uuid],
    columns: &[Uuid],
    paths: &HashMap<Uuid, String>,
    cells: &[Cell],
) -> Vec<Vec<Option<Counts>>> {
    let places: HashMap<Uuid, usize> = columns.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let rows: HashMap<Uuid, usize> = clauses.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut folded = vec![vec![None; columns.len()]; clauses.len()];
    for cell in cells {
        let column = paths.get(&cell.unit_id).and_then(|path| nearest(path, &places));
        if let (Some(row), Some(column)) = (rows.get(&cell.clause_id), column) {
            let so_far: Counts = folded[*row][column].unwrap_or_default();
            folded[*row][column] = Some(so_far.plus(cell.counts));
        }
    }
    folded
}

/// The lowest unit of a path that is a column.
fn nearest(path: &str, places: &HashMap<Uuid, usize>) -> Option<usize> {
    path.rsplit('/').filter_map(|step| step.parse().ok()).find_map(|id: Uuid| places.get(&id).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(clause: u128, unit: u128, open: i32) -> Cell {
        let counts = Counts { open, ..Counts::default() };
        Cell { clause_id: Uuid::from_u128(clause), unit_id: Uuid::from_u128(unit), counts }
    }

    #[test]
    fn a_village_counts_for_its_commune_and_the_district_for_itself() {
        let id = Uuid::from_u128;
        let path = |ids: &[u128]| ids.iter().fold("/".to_owned(), |path, one| format!("{path}{}/", id(*one)));
        let paths = HashMap::from([
            (id(1), path(&[1])),
            (id(2), path(&[1, 2])),
            (id(3), path(&[1, 2, 3])),
            (id(4), path(&[4])),
        ]);
        let cells = [cell(9, 1, 1), cell(9, 2, 2), cell(9, 3, 3), cell(9, 4, 9), cell(8, 2, 9)];

        let folded = fold(&[id(9), id(7)], &[id(2), id(1)], &paths, &cells);

        let open = |counts: &Option<Counts>| counts.map(|counts| counts.open);
        assert_eq!(folded[0].iter().map(open).collect::<Vec<_>>(), [Some(5), Some(1)]);
        assert_eq!(folded[1], [None, None]);
    }
}
