//! Documents: files read into a body, and an official report written as .docx.

pub mod reading;
pub mod report;
