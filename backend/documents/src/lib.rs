//! Documents.

pub mod reading;
pub mod report;
