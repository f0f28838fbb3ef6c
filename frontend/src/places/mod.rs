//! The slice `places`: the dated tree of administrative units, and what became of whom.
mod kind_word;
mod succession;
mod unit_page;
mod unit_tree;
mod units_page;

pub use self::{
    succession::{Relative, Succession},
    unit_page::UnitPage,
    units_page::UnitsPage,
};
