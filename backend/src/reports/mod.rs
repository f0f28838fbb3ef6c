//! Reports: the matrix of a directive, clause by commune, and the report that its evidence writes. Nothing is typed
//! twice: both are computed from the assignments each time; the office may word a part anew, and is told when its
//! source has changed since.
mod compose;
mod draft;
pub mod entity; // public for the test builders and the demonstration data alone
mod matrix;
mod mutations;
mod paper;
mod query;
mod store;
mod types;

pub use self::{mutations::ReportMutation, paper::paper, query::ReportQuery};
