//! Documents.

pub mod citations;
pub mod clauses;
pub mod reading;
pub mod report;
