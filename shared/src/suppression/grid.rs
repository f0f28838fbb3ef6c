//! The table with its totals, and what of it is withheld.
use std::collections::VecDeque;

use super::{LEAST_SHOWN, Published};

/// What one more withheld cell costs: many times all that its size costs, so that few are withheld, and small ones.
const ONE_MORE: u64 = 1 << 40;

pub struct Grid {
    /// The last row and the last column are the totals.
    values: Vec<Vec<u32>>,
    hidden: Vec<Vec<bool>>,
}

impl Grid {
    pub fn of(counts: &[Vec<u32>]) -> Self {
        let width = counts.iter().map(Vec::len).max().unwrap_or_default();
        let mut values: Vec<Vec<u32>> = Vec::with_capacity(counts.len() + 1);
        for row in counts {
            let mut row = row.clone();
            row.resize(width, 0);
            row.push(row.iter().fold(0, |sum, count| sum.saturating_add(*count)));
            values.push(row);
        }
        let totals =
            (0..=width).map(|column| values.iter().fold(0, |sum: u32, row| sum.saturating_add(row[column])));
        values.push(totals.collect());
        let hidden = values.iter().map(|row| vec![false; row.len()]).collect();
        Self { values, hidden }
    }

    pub fn small(&self) -> Vec<(usize, usize)> {
        let all = (0..self.values.len())
            .flat_map(|row| (0..self.values[row].len()).map(move |column| (row, column)));
        all.filter(|(row, column)| self.values[*row][*column] < LEAST_SHOWN).collect()
    }

    pub fn withhold_small(&mut self) {
        for (row, column) in self.small() {
            self.hidden[row][column] = true;
        }
    }

    /// Withholds the cheapest circle through a cell, one way around or the other.
    pub fn make_safe(&mut self, row: usize, column: usize) {
        let ways = [true, false].into_iter().filter(|more| self.can_move(row, column, *more));
        let cheapest = ways.filter_map(|more| self.circle(row, column, more)).min_by_key(|(cost, _)| *cost);
        for (row, column) in cheapest.map(|(_, cells)| cells).unwrap_or_default() {
            self.hidden[row][column] = true;
        }
    }

    pub fn published(&self) -> Published {
        let told =
            |row: usize, column: usize| Some(self.values[row][column]).filter(|_| !self.hidden[row][column]);
        let (height, width) = (self.values.len() - 1, self.values[0].len() - 1);
        Published {
            cells: (0..height).map(|row| (0..width).map(|column| told(row, column)).collect()).collect(),
            row_totals: (0..height).map(|row| told(row, width)).collect(),
            column_totals: (0..width).map(|column| told(height, column)).collect(),
            total: told(height, width),
        }
    }

    /// Whether a place of the grid can take one more or one less and still count people: a total has its sign turned, but
    /// for that of all, where two turns are none.
    fn can_move(&self, row: usize, column: usize, more: bool) -> bool {
        let is_turned = (row + 1 == self.values.len()) != (column + 1 == self.values[row].len());
        more != is_turned || self.values[row][column] > 0
    }

    /// The cheapest way from the row of a cell to its column that does not use the cell: along it, one more and one less
    /// take turns, so that each line keeps its sum. It exists at least through the totals.
    fn circle(&self, row: usize, column: usize, more: bool) -> Option<(u64, Vec<(usize, usize)>)> {
        let (height, width) = (self.values.len(), self.values[0].len());
        // Rows first, then columns.
        let mut best: Vec<Option<(u64, usize)>> = vec![None; height + width];
        best[row] = Some((0, row));
        let mut waiting = VecDeque::from([row]);
        while let Some(from) = waiting.pop_front() {
            let Some((so_far, _)) = best[from] else { continue };
            let to = if from < height { height..height + width } else { 0..height };
            for to in to {
                let (at_row, at_column) =
                    if from < height { (from, to - height) } else { (to, from - height) };
                // From a row to a column goes the other way than the cell itself.
                let goes_up = if from < height { !more } else { more };
                if (at_row, at_column) == (row, column) || !self.can_move(at_row, at_column, goes_up) {
                    continue;
                }
                let cost = so_far + self.cost(at_row, at_column);
                if best[to].is_none_or(|(known, _)| cost < known) {
                    best[to] = Some((cost, from));
                    waiting.push_back(to);
                }
            }
        }
        let (cost, _) = best[height + column]?;
        let (mut cells, mut at) = (Vec::new(), height + column);
        while at != row {
            let from = best[at]?.1;
            cells.push(if from < height { (from, at - height) } else { (at, from - height) });
            at = from;
        }
        Some((cost, cells))
    }

    fn cost(&self, row: usize, column: usize) -> u64 {
        if self.hidden[row][column] { 0 } else { ONE_MORE + u64::from(self.values[row][column]) }
    }
}
