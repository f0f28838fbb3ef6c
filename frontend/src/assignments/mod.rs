//! What was given out to whom, and what proves that it was done.
mod assignment_row;
mod assignments_page;
mod counts;
mod due;
mod filter;
mod narrowed;
mod state;

pub use self::{
    assignments_page::AssignmentsPage,
    state::{AssignmentChip, AssignmentCounts, state_word},
};
