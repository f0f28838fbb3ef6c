//! Documents: files read into a body or a table, an official report written as .docx, and a table written as .xlsx or .csv.

pub mod citations;
pub mod clauses;
mod packing;
pub mod reading;
pub mod report;
pub mod sheets;
pub mod tables;
mod unpacking;
