//! Each rule of `docs/import.md` by itself, told by pieces of dispatches.

mod closing;
mod dispatch;
mod glued;
mod letterhead;
mod levels;
mod markers;
mod numbers;
mod properties;
mod titles;

use super::{Hint, Outline, outline};

/// One clause a line: level, label and title.
fn sketch(body: &str) -> Vec<String> {
    let line = |clause: super::Clause| format!("{} {} {}", clause.level, clause.label, clause.title);
    outline(body).clauses.into_iter().map(line).collect()
}

fn preamble(body: &str) -> &str {
    &body[outline(body).preamble]
}

fn closing(body: &str) -> &str {
    &body[outline(body).closing]
}
