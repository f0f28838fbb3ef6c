//! What the dispatch of 2019 cites, and each rule by itself.

use super::{Citation, citations};
use crate::clauses::outline;

const DISPATCH: &str = include_str!("../../tests/dispatch-2019.txt");

fn cited(body: &str) -> Vec<Citation> {
    citations(body, &outline(body))
}

#[test]
fn debug() {
    for c in cited(DISPATCH) { println!("{c:?} {:?}", c.ranges.iter().map(|r| &DISPATCH[r.clone()]).collect::<Vec<_>>()); }
}
