//! The matrix of a directive, and the report that comes out of its evidence.
