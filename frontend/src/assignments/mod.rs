//! What was given out to whom, and what proves that it was done.
mod state;

pub use self::state::{AssignmentChip, AssignmentCounts, state_word};
