//! What must be done for the clauses of a directive.
mod cancel;
mod draft;
mod form;
mod line;
mod part;
mod wire;

pub use self::{
    draft::TaskDraft,
    line::{TaskLine, TaskSummary},
    part::TasksPart,
};
