//! What the bench prints: one line for each operation, ours beside the limit.
use std::fmt::Write;

use super::{
    operations::{DEEP, FIRST},
    wrk::Said,
};

pub struct Line {
    pub operation: &'static str,
    pub ours: Said,
    pub limit: Said,
    /// For each request: ours, by hand.
    pub statements: (f64, f64),
    pub target: f64,
}

impl Line {
    fn ratio(&self) -> f64 {
        self.ours.per_second / self.limit.per_second
    }
}

pub fn whole(lines: &[Line]) -> String {
    let mut text = "| operation | densach, requests/s | p50, p99 ms | statements | by hand, requests/s | p50, p99 ms | statements | ratio | aim |
|---|---|---|---|---|---|---|---|---|
"
    .to_owned();
    for line in lines {
        let Line { operation, ours, limit, statements, target } = line;
        let aim = if *target > 0.0 { format!("{target}") } else { String::new() };
        let _ = writeln!(
            text,
            "| {operation} | {:.0} | {:.1}, {:.1} | {:.1} | {:.0} | {:.1}, {:.1} | {:.1} | {:.2} | {aim} |",
            ours.per_second,
            ours.p50_ms,
            ours.p99_ms,
            statements.0,
            limit.per_second,
            limit.p50_ms,
            limit.p99_ms,
            statements.1,
            line.ratio(),
        );
    }
    text
}

pub fn deep_to_first(lines: &[Line]) -> f64 {
    let of = |name| lines.iter().find(|line| line.operation == name).map_or(0.0, |line| line.ours.per_second);
    of(DEEP) / of(FIRST)
}
