mod assignment;
mod counts;
mod evidence;
mod task;

pub use self::{
    assignment::Assignment,
    counts::{AssignmentCounts, Counted},
    evidence::Evidence,
    task::{Measure, Task},
};
