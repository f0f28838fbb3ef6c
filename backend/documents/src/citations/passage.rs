//! How far a sentence may be read from a place in the body.

use std::ops::Range;

use crate::clauses::{Lines, Outline, goes_on, is_marker};

/// Nobody writes a longer sentence about one document; without a bound, hostile text would be read again and again.
const MAX_BYTES: usize = 1200;

pub struct Passages<'a> {
    pub body: &'a str,
    /// Where the segments of the outline end, in order.
    ends: Vec<usize>,
    /// Segments whose lines may name the document itself.
    edges: [Range<usize>; 2],
}

impl<'a> Passages<'a> {
    pub fn of(body: &'a str, outline: &Outline) -> Self {
        let cuts = outline.clauses.iter().map(|clause| clause.range.end);
        let ends = std::iter::once(outline.preamble.end).chain(cuts).chain([outline.closing.end]).collect();
        Self { body, ends, edges: [outline.preamble.clone(), outline.closing.clone()] }
    }

    /// The text from a byte to the end of its paragraph, with the lines that continue a broken one.
    pub fn from(&self, at: usize) -> &'a str {
        let segment = self.ends.partition_point(|&end| end <= at);
        let end = self.ends.get(segment).copied().unwrap_or(self.body.len());
        let text = bounded(&self.body[at..end.max(at)], MAX_BYTES);
        let mut lines = Lines::of(text);
        let mut above = lines.next().map_or("", |line| line.text);
        for line in lines {
            if line.is_blank() || is_marker(above, line.text) || !goes_on(above, line.text) {
                return &text[..line.start];
            }
            above = line.text;
        }
        text
    }

    /// The next few words, whatever lines they stand on: enough to see whether reading on is worth its time.
    pub fn near(&self, at: usize) -> &'a str {
        bounded(&self.body[at..], 80)
    }

    /// `(Kèm theo Công văn số …)` over an annex names the dispatch itself.
    pub fn is_about_itself(&self, at: usize) -> bool {
        if !self.edges.iter().any(|edge| edge.contains(&at)) {
            return false;
        }
        // Bounded like every look around: a line in which something is annexed is short.
        let from = (at.saturating_sub(200)..=at).find(|&from| self.body.is_char_boundary(from)).unwrap_or(at);
        let line = self.body[from..at].rsplit('\n').next().unwrap_or_default().trim_start();
        ["(Kèm theo", "(kèm theo", "(Ban hành kèm theo", "(ban hành kèm theo", "Kèm theo"]
            .iter()
            .any(|phrase| line.starts_with(phrase))
    }
}

fn bounded(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}
