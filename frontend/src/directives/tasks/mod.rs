//! What must be done for the clauses of a directive.
mod cancel;
mod changing;
mod contest;
mod draft;
mod form;
mod kept;
mod line;
mod part;
mod reading;
mod wire;

pub use self::{
    draft::TaskDraft,
    line::{TaskLine, TaskSummary},
    part::TasksPart,
};
