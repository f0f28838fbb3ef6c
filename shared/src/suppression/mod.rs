//! Figures about people that leave the office as a table: what is smaller than five is not told, and enough besides that
//! nobody gets it by taking what is told from a total.
//!
//! A table with its totals is one grid in which each line sums to nothing: a total stands in it with its sign turned. What
//! is not told are the edges of a graph between rows and columns. A small cell is safe when it lies on a circle of such
//! edges along which one person can be moved, up here and down there: then another table, with other people, reads the same.
mod grid;
#[cfg(test)]
mod tests;

use self::grid::Grid;

/// The least count that is told.
pub const LEAST_SHOWN: u32 = 5;

/// A table as it may be told; what is `None` is withheld, and says neither that it is small nor that it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub cells: Vec<Vec<Option<u32>>>,
    pub row_totals: Vec<Option<u32>>,
    pub column_totals: Vec<Option<u32>>,
    pub total: Option<u32>,
}

/// Withholds the small cells and totals, and as few others as it finds so that none of the small ones follows from what
/// is told. Rows that are shorter than the longest end in nobody.
pub fn suppress(counts: &[Vec<u32>]) -> Published {
    let mut grid = Grid::of(counts);
    grid.withhold_small();
    for (row, column) in grid.small() {
        grid.make_safe(row, column);
    }
    grid.published()
}
