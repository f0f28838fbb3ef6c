//! Nobody gets a small cell: not by solving the equations of the totals, and not by knowing that nobody is less than none.
use proptest::prelude::*;

use super::{LEAST_SHOWN, Published, suppress};

/// Each place of the table with its totals: what it is, and what is told of it.
struct Attack {
    truth: Vec<u32>,
    told: Vec<Option<u32>>,
    /// Of each equation, the factor of each place; all come to nothing.
    equations: Vec<Vec<i64>>,
}

fn attack(counts: &[Vec<u32>], published: &Published) -> Attack {
    let (height, width) = (counts.len(), counts[0].len());
    let at = |row: usize, column: usize| row * (width + 1) + column;
    let (mut truth, mut told) = (Vec::new(), Vec::new());
    for row in 0..=height {
        for column in 0..=width {
            let rows = if row == height { 0..height } else { row..row + 1 };
            let columns = if column == width { 0..width } else { column..column + 1 };
            truth.push(rows.map(|row| columns.clone().map(|column| counts[row][column]).sum::<u32>()).sum());
            told.push(match (row == height, column == width) {
                (false, false) => published.cells[row][column],
                (false, true) => published.row_totals[row],
                (true, false) => published.column_totals[column],
                (true, true) => published.total,
            });
        }
    }
    let mut equations = Vec::new();
    for row in 0..=height {
        let mut equation = vec![0; truth.len()];
        (0..width).for_each(|column| equation[at(row, column)] = 1);
        equation[at(row, width)] = -1;
        equations.push(equation);
    }
    for column in 0..=width {
        let mut equation = vec![0; truth.len()];
        (0..height).for_each(|row| equation[at(row, column)] = 1);
        equation[at(height, column)] = -1;
        equations.push(equation);
    }
    Attack { truth, told, equations }
}

impl Attack {
    /// The withheld places whose value follows from the equations and from what is told.
    fn solved(&self) -> Vec<usize> {
        let unknown: Vec<usize> = (0..self.told.len()).filter(|at| self.told[*at].is_none()).collect();
        let mut rows: Vec<Vec<i64>> =
            self.equations.iter().map(|row| unknown.iter().map(|at| row[*at]).collect()).collect();
        let mut pivots = Vec::new();
        for column in 0..unknown.len() {
            let done = pivots.len();
            let Some(found) = (done..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
            rows.swap(done, found);
            let pivot = rows[done].clone();
            for (at, row) in rows.iter_mut().enumerate() {
                let (factor, by) = (row[column], pivot[column]);
                if at != done && factor != 0 {
                    row.iter_mut()
                        .zip(&pivot)
                        .for_each(|(one, of_pivot)| *one = *one * by - of_pivot * factor);
                }
            }
            pivots.push(column);
        }
        let alone =
            pivots.iter().zip(&rows).filter(|(_, row)| row.iter().filter(|one| **one != 0).count() == 1);
        alone.map(|(column, _)| unknown[*column]).collect()
    }

    fn small_ones_solved(&self) -> usize {
        self.solved().into_iter().filter(|at| self.truth[*at] < LEAST_SHOWN).count()
    }
}

fn tables() -> impl Strategy<Value = Vec<Vec<u32>>> {
    (1_usize..7, 1_usize..7).prop_flat_map(|(height, width)| {
        let count = prop_oneof![3 => 0_u32..5, 2 => 5_u32..12, 1 => 12_u32..5000];
        prop::collection::vec(prop::collection::vec(count, width), height)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_small_cell_follows_from_what_is_told(counts in tables()) {
        let published = suppress(&counts);
        let attack = attack(&counts, &published);
        prop_assert_eq!(attack.small_ones_solved(), 0, "{:?}", published);
        for (truth, told) in attack.truth.iter().zip(&attack.told) {
            prop_assert!(told.is_none_or(|told| told == *truth && told >= LEAST_SHOWN), "{:?}", published);
        }
    }

    #[test]
    fn a_table_without_small_cells_is_told_whole(counts in prop::collection::vec(prop::collection::vec(5_u32..99, 3), 1..4)) {
        let published = suppress(&counts);
        prop_assert!(attack(&counts, &published).told.iter().all(Option::is_some), "{:?}", published);
    }
}

/// Withholding the small cells alone is not enough: the same attack finds them then.
#[test]
fn the_attack_finds_what_stands_alone_in_its_row_and_column() {
    let counts = vec![vec![3, 10, 20], vec![10, 20, 30]];
    let naive = Published {
        cells: vec![vec![None, Some(10), Some(20)], vec![Some(10), Some(20), Some(30)]],
        row_totals: vec![Some(33), Some(60)],
        column_totals: vec![Some(13), Some(30), Some(50)],
        total: Some(93),
    };
    assert_eq!(attack(&counts, &naive).small_ones_solved(), 1);
    let published = suppress(&counts);
    assert_eq!(attack(&counts, &published).small_ones_solved(), 0);
    let hidden = attack(&counts, &published).told.iter().filter(|told| told.is_none()).count();
    assert_eq!((hidden, published.total), (4, Some(93)), "{published:?}");
}

/// Every table of two by two with counts up to seven: whoever knows that nobody is less than none finds another table
/// that reads the same and has another number in each small place.
#[test]
fn not_even_that_nobody_is_less_than_none_tells_a_small_cell() {
    for packed in 0..4096_u32 {
        let digit = |place: u32| (packed >> (3 * place)) & 7;
        let counts = vec![vec![digit(0), digit(1)], vec![digit(2), digit(3)]];
        let published = suppress(&counts);
        let reads_the_same: Vec<_> = near(&counts)
            .filter(|other| {
                let told = attack(other, &published).told;
                told.iter()
                    .zip(&attack(other, &published).truth)
                    .all(|(told, truth)| told.is_none_or(|told| told == *truth))
            })
            .map(|other| attack(&other, &published).truth)
            .collect();
        let truth = attack(&counts, &published).truth;
        for (place, count) in truth.iter().enumerate().filter(|(_, count)| **count < LEAST_SHOWN) {
            assert!(reads_the_same.iter().any(|other| other[place] != *count), "{counts:?} {published:?}");
        }
    }
}

/// The tables that differ by one at most in each cell.
fn near(counts: &[Vec<u32>]) -> impl Iterator<Item = Vec<Vec<u32>>> {
    let cells: Vec<u32> = counts.concat();
    (0..81_u32).filter_map(move |packed| {
        let steps = [packed % 3, packed / 3 % 3, packed / 9 % 3, packed / 27];
        let moved: Option<Vec<u32>> =
            cells.iter().zip(steps).map(|(count, step)| (count + step).checked_sub(1)).collect();
        moved.map(|cells| vec![vec![cells[0], cells[1]], vec![cells[2], cells[3]]])
    })
}
