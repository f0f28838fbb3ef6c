//! Documents: files read into a body or a table, an official report written as .docx, tables as .xlsx.

pub mod citations;
pub mod clauses;
mod packing;
pub mod reading;
pub mod report;
pub mod tables;
