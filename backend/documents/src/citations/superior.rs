//! The document that a dispatch carries out.

use super::{Citation, passage::Passages};
use crate::clauses::{Lines, Outline, opens_with};

/// A title under `KẾ HOẠCH` may open like that too, but not many lines do.
const MAX_OPENINGS: usize = 20;

/// Marks the first document that an opening phrase `Thực hiện …` names.
pub fn mark(citations: &mut [Citation], body: &str, outline: &Outline, passages: &Passages<'_>) {
    // Without numbering the opening paragraph is the beginning of the only clause.
    let unnumbered = outline.clauses.first().filter(|clause| clause.label.is_empty());
    let end = unnumbered.map_or(outline.preamble.end, |clause| clause.range.end);
    let lines = Lines::of(&body[..end]).filter(|line| opens_with(line.text, "Thực hiện"));
    for line in lines.take(if unnumbered.is_some() { 1 } else { MAX_OPENINGS }) {
        let paragraph = line.text_at..line.text_at + passages.from(line.text_at).len();
        let first = citations.partition_point(|citation| start(citation) < paragraph.start);
        let named = citations[first..]
            .iter_mut()
            .take_while(|citation| start(citation) < paragraph.end)
            .find(|citation| citation.number.is_some());
        if let Some(citation) = named {
            citation.superior = true;
            return;
        }
    }
}

/// Citations are ordered by this.
fn start(citation: &Citation) -> usize {
    citation.ranges.first().map_or(0, |range| range.start)
}
