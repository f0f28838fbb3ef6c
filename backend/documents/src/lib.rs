//! Documents: files read into a body, and an official report written as .docx.

pub mod citations;
pub mod clauses;
pub mod reading;
pub mod report;
