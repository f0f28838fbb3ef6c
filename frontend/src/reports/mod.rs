//! The slice `reports`: what became of a directive, as a matrix of clauses and communes, and in words.
mod clause;
mod counts_table;
mod draft;
mod matrix;
mod matrix_page;
mod report;
mod report_page;
mod section;
mod section_form;
mod write;

pub use self::{matrix_page::MatrixPage, report_page::ReportPage};
