//! Documents: files read into a body, an official report written as .docx, and a table written as .xlsx or .csv.

pub mod citations;
pub mod clauses;
pub mod reading;
pub mod report;
pub mod sheets;
