//! Directives: from a text to clauses and tasks.
