//! The slice `reports`: what became of a directive, as a matrix of clauses and communes, and in words.
mod clause;
mod counts_table;
mod matrix;
mod matrix_page;

pub use self::matrix_page::MatrixPage;
